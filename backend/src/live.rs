//! Follows the log, once for each role and not once for each reader, and feeds the open streams.
//!
//! A reader holds a position and nothing else. What lies behind it comes from the latest events,
//! which all readers of a role share, or page by page from the database when it is older than they are:
//! nobody skips an event, nobody hears one twice, and who is slow costs nobody anything.

mod board;
mod ear;
mod hints;
mod hub;
mod listener;
mod message;
mod ring;
mod seats;
mod sight;

use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::{Object, PoolError};
use shared::presence::Hint;
use shared::role::Role;
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::timeout;

use crate::db::Database;
use hub::Hub;
pub use listener::Listener;
pub use seats::SeatLimits;
use seats::Seats;

/// How many readers of a role may ask the database for what they missed at the same time; the others wait.
const READERS: usize = 2;

/// Connections for each role: those of the readers, and one for the hub, which waits for nobody.
const CONNECTIONS: usize = READERS + 1;

/// How long somebody who wants a stream waits for what it takes to begin one.
const PATIENCE: Duration = Duration::from_secs(5);

/// How long an answer may take. The database gives up earlier, so that nobody answers any more.
const ANSWER: Duration = Duration::from_secs(7);

/// Why there is no stream.
#[derive(Debug, thiserror::Error)]
pub enum NoStream {
    #[error("{0}")]
    Full(&'static str),
    #[error("the server is about to stop or the database does not answer")]
    NotNow,
}

/// Why the log was not read.
#[derive(Debug, thiserror::Error)]
enum Unread {
    #[error("the database does not answer")]
    NoAnswer,
    #[error("many others catch up at the same time")]
    NoTurn,
    #[error(transparent)]
    NoConnection(#[from] PoolError),
    #[error(transparent)]
    Failed(#[from] diesel::result::Error),
}

/// What all streams of a process share.
pub struct Live {
    /// Connections that no request uses, so that neither waits for the other.
    database: Database,
    user: Hub,
    helpdesk: Hub,
    seats: Arc<Seats>,
    /// Changes with each call that the ear has heard.
    calls: watch::Sender<()>,
    /// Told when something happened that the ear did not hear of.
    is_deaf: Notify,
    /// Hints to be passed on to all servers, and those that all servers pass on.
    hints: [mpsc::Sender<Hint>; 2],
}

impl Live {
    /// And the other ends of its hints.
    fn new(
        database_url: &str,
        limits: SeatLimits,
    ) -> anyhow::Result<(Arc<Self>, [mpsc::Receiver<Hint>; 2])> {
        let [(to_pass, passed), (to_tell, told)] = [(); 2].map(|()| mpsc::channel(hints::MOST));
        let live = Self {
            database: Database::new(database_url, CONNECTIONS)?,
            user: Hub::new(Role::User),
            helpdesk: Hub::new(Role::Helpdesk),
            seats: Arc::new(Seats::new(limits)),
            calls: watch::Sender::new(()),
            is_deaf: Notify::new(),
            hints: [to_pass, to_tell],
        };
        Ok((Arc::new(live), [passed, told]))
    }

    /// Follows the log from now on, as soon as there is a database.
    ///
    /// # Errors
    /// When the address of the database cannot be understood.
    pub fn start(database_url: &str, limits: SeatLimits) -> anyhow::Result<Arc<Self>> {
        let (live, [passed, told]) = Self::new(database_url, limits)?;
        tokio::spawn(ear::listen(Arc::clone(&live)));
        tokio::spawn(hints::send(Arc::clone(&live), passed));
        tokio::spawn(hints::tell(Arc::clone(&live), told));
        for role in [Role::User, Role::Helpdesk] {
            let live = Arc::clone(&live);
            tokio::spawn(async move { live.hub(role).follow(&live).await });
        }
        Ok(live)
    }

    /// Ends all streams. There are no new ones after that.
    pub fn stop(&self) {
        self.user.stop();
        self.helpdesk.stop();
    }

    /// A stream of what happens after a position, or from now on.
    ///
    /// # Errors
    /// When there are enough streams already, or no database.
    pub async fn listen(
        self: &Arc<Self>,
        role: Role,
        address: IpAddr,
        after: Option<i64>,
    ) -> Result<Listener, NoStream> {
        let seat = self.seats.take(role, address).map_err(NoStream::Full)?;
        let hub = self.hub(role);
        let news = hub.board.subscribe();
        let seen = timeout(PATIENCE, hub.look()).await;
        let head = seen.ok().and_then(|it| it.head).ok_or(NoStream::NotNow)?;
        let turn = {
            let board = news.borrow();
            (!board.is_over && board.is_of(head.epoch)).then_some(board.turn)
        };
        let turn = turn.ok_or(NoStream::NotNow)?;
        Ok(Listener::new(Arc::clone(self), role, seat, news, turn, &head, after))
    }

    /// Tells all who listen, at this server or another, what somebody is about to do. Nobody waits for a
    /// hint: one too many is lost.
    pub fn hint(&self, hint: Hint) {
        let [to_pass, _] = &self.hints;
        if to_pass.try_send(hint).is_err() {
            tracing::debug!("a hint is lost");
        }
    }

    /// The same for what a server passes on.
    fn hear_hint(&self, text: &str) {
        let [_, to_tell] = &self.hints;
        match serde_json::from_str(text) {
            Ok(hint) if to_tell.try_send(hint).is_ok() => (),
            _ => tracing::debug!("a hint is lost"),
        }
    }

    /// A connection that never goes back among the others.
    async fn connection_apart(&self, role: Role) -> Result<AsyncPgConnection, PoolError> {
        Ok(Object::take(self.database.connection(role).await?))
    }

    const fn hub(&self, role: Role) -> &Hub {
        match role {
            Role::User => &self.user,
            Role::Helpdesk => &self.helpdesk,
        }
    }
}

async fn in_time<T>(query: impl Future<Output = QueryResult<T>>) -> Result<T, Unread> {
    Ok(timeout(ANSWER, query).await.map_err(|_| Unread::NoAnswer)??)
}

/// Lets go of a connection that does not answer, for nobody else to get it.
fn kept_if_answered<T>(
    conn: Object<AsyncPgConnection>,
    answer: Result<T, Unread>,
) -> Result<T, Unread> {
    if matches!(answer, Err(Unread::NoAnswer)) {
        drop(Object::take(conn));
    }
    answer
}
