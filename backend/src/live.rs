//! Follows the log, once for each role and not once for each reader, and feeds the open streams.
//!
//! A reader holds a position and nothing else. What lies behind it comes from the latest events,
//! which all readers of a role share, or page by page from the database when it is older than they are:
//! nobody skips an event, nobody hears one twice, and who is slow costs nobody anything.

mod board;
mod ear;
mod hub;
mod listener;
mod message;
mod ring;
mod seats;

use std::future::Future;
use std::net::IpAddr;
use std::sync::Arc;
use std::time::Duration;

use diesel::QueryResult;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::{Object, PoolError};
use shared::role::Role;
use tokio::sync::{Notify, Semaphore, SemaphorePermit};
use tokio::time::timeout;

use crate::db::{Database, events};
use hub::Hub;
pub use listener::Listener;
pub use seats::SeatLimits;
use seats::Seats;

/// How many readers may ask the database for what they missed at the same time; the others wait, so that
/// enough connections are left for requests.
const READERS: usize = 4;

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
    #[error(transparent)]
    NoConnection(#[from] PoolError),
    #[error(transparent)]
    Failed(#[from] diesel::result::Error),
}

/// What all streams of a process share.
pub struct Live {
    database: Arc<Database>,
    user: Hub,
    helpdesk: Hub,
    seats: Arc<Seats>,
    readers: Semaphore,
    /// Told when something happened that the ear did not hear of.
    is_deaf: Notify,
}

impl Live {
    /// Follows the log from now on, as soon as there is a database.
    pub fn start(database: Arc<Database>, limits: SeatLimits) -> Arc<Self> {
        let live = Arc::new(Self {
            database,
            user: Hub::new(Role::User),
            helpdesk: Hub::new(Role::Helpdesk),
            seats: Arc::new(Seats::new(limits)),
            readers: Semaphore::new(READERS),
            is_deaf: Notify::new(),
        });
        tokio::spawn(ear::listen(Arc::clone(&live)));
        for role in [Role::User, Role::Helpdesk] {
            let live = Arc::clone(&live);
            tokio::spawn(async move { live.hub(role).follow(&live).await });
        }
        live
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
        let mut news = hub.subscribe();
        let head = {
            let (_turn, mut conn) = self.reader(role).await?;
            let head = in_time(events::head(&mut conn)).await;
            kept_if_answered(conn, head)?
        };
        if !news.borrow().is_of(head.epoch) {
            hub.wake();
        }
        let known = news.wait_for(|board| board.is_over || board.is_of(head.epoch));
        let turn = match timeout(PATIENCE, known).await {
            Ok(Ok(board)) if !board.is_over => board.turn,
            _ => return Err(NoStream::NotNow),
        };
        Ok(Listener::new(Arc::clone(self), role, seat, news, turn, &head, after))
    }

    /// A connection to catch up with, when it is one's turn.
    async fn reader(
        &self,
        role: Role,
    ) -> Result<(SemaphorePermit<'_>, Object<AsyncPgConnection>), NoStream> {
        match timeout(PATIENCE, self.readers.acquire()).await {
            Ok(Ok(turn)) => Ok((turn, self.database.connection(role).await?)),
            _ => Err(NoStream::NotNow),
        }
    }

    const fn hub(&self, role: Role) -> &Hub {
        match role {
            Role::User => &self.user,
            Role::Helpdesk => &self.helpdesk,
        }
    }

    fn wake(&self) {
        self.user.wake();
        self.helpdesk.wake();
    }
}

async fn in_time<T>(query: impl Future<Output = QueryResult<T>>) -> Result<T, NoStream> {
    Ok(timeout(ANSWER, query).await.map_err(|_| NoStream::NotNow)??)
}

/// Lets go of a connection that does not answer, for nobody else to get it.
fn kept_if_answered<T>(
    conn: Object<AsyncPgConnection>,
    answer: Result<T, NoStream>,
) -> Result<T, NoStream> {
    if matches!(answer, Err(NoStream::NotNow)) {
        drop(Object::take(conn));
    }
    answer
}
