//! Connections outside the pools: for work that must not wait for requests, nor they for it.

use std::pin::pin;
use std::time::Duration;

use anyhow::Context as _;
use diesel::QueryResult;
use diesel_async::pooled_connection::PoolableConnection as _;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, SimpleAsyncConnection as _};
use futures_util::StreamExt as _;
use shared::role::Role;
use shared::typing::TypingIndicator;
use tokio::time::timeout;

use super::connection::url_as;
use super::typing_indicators;

/// How long connecting and a query may take together. `statement_timeout` is shorter: only a server
/// or a network that is gone takes that long.
const QUERY_TIMEOUT: Duration = Duration::from_secs(7);

/// A connection that is made when it is first needed, and anew after any failure.
pub struct DedicatedConnection {
    url: String,
    conn: Option<AsyncPgConnection>,
    opened: u64,
}

impl DedicatedConnection {
    pub fn new(url: &str, role: Role) -> Self {
        Self { url: url_as(url, role), conn: None, opened: 0 }
    }

    /// How many times the connection was made.
    pub const fn opened(&self) -> u64 {
        self.opened
    }

    /// Runs queries. If they fail or the future is dropped, the connection is closed.
    ///
    /// # Errors
    /// When there is no connection, a query fails, or the time is over.
    pub async fn run<T>(
        &mut self,
        queries: impl AsyncFnOnce(&mut AsyncPgConnection) -> QueryResult<T>,
    ) -> anyhow::Result<T> {
        let idle = self.conn.take().and_then(|mut conn| (!conn.is_broken()).then_some(conn));
        let result = timeout(QUERY_TIMEOUT, async {
            let mut conn = match idle {
                Some(conn) => conn,
                None => {
                    self.opened += 1;
                    AsyncPgConnection::establish(&self.url).await?
                }
            };
            let result = queries(&mut conn).await?;
            anyhow::Ok((conn, result))
        });
        let (conn, result) = result.await.context("the database does not answer")??;
        self.conn = Some(conn);
        Ok(result)
    }
}

/// What other transactions notify of when they commit.
pub enum Notification {
    /// The log has grown.
    TicketEvents,
    Typing(TypingIndicator),
}

/// A connection that receives notifications.
pub struct NotificationListener {
    conn: AsyncPgConnection,
}

impl NotificationListener {
    /// # Errors
    /// When there is no connection, or the time is over.
    pub async fn connect(url: &str) -> anyhow::Result<Self> {
        let url = url_as(url, Role::Helpdesk);
        let connected = timeout(QUERY_TIMEOUT, async {
            let mut conn = AsyncPgConnection::establish(&url).await?;
            let channels = format!("LISTEN ticket_events; LISTEN {}", typing_indicators::CHANNEL);
            conn.batch_execute(&channels).await?;
            anyhow::Ok(Self { conn })
        });
        connected.await.context("the database does not answer")?
    }

    /// The next notification that can be understood. It may be dropped and called again.
    ///
    /// # Errors
    /// When the connection is lost.
    pub async fn next(&mut self) -> anyhow::Result<Notification> {
        let mut notifications = pin!(self.conn.notifications_stream());
        loop {
            let notification = notifications.next().await.context("the connection is closed")??;
            if notification.channel != typing_indicators::CHANNEL {
                return Ok(Notification::TicketEvents);
            }
            match serde_json::from_str(&notification.payload) {
                Ok(indicator) => return Ok(Notification::Typing(indicator)),
                Err(error) => tracing::debug!(%error, "not a typing indicator"),
            }
        }
    }
}
