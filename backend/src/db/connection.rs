//! Connections: as the owner for the tools, as one of the two roles for requests.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use anyhow::Context as _;
use deadpool::Runtime;
use deadpool::managed::{HookError, Metrics};
use diesel_async::pooled_connection::deadpool::{Hook, Object, Pool, PoolError};
use diesel_async::pooled_connection::{
    AsyncDieselConnectionManager, ManagerConfig, RecyclingMethod,
};
use diesel_async::{AsyncConnection as _, AsyncPgConnection};
use shared::role::Role;

/// How long a request waits for a connection before it fails as unavailable.
const POOL_WAIT_TIMEOUT: Duration = Duration::from_secs(2);

/// Limits on what one request may cost the database.
const SESSION_OPTIONS: &str = "-c statement_timeout=5000 -c lock_timeout=2000 \
    -c idle_in_transaction_session_timeout=10000 -c client_min_messages=warning -c timezone=UTC";

/// How long connecting may take, and after how many seconds without any sign of life of the database a connection
/// counts as lost: while something is sent, and while it is idle.
const NETWORK_LIMITS: [&str; 5] = [
    "connect_timeout=2",
    "tcp_user_timeout=5",
    "keepalives_idle=10",
    "keepalives_interval=5",
    "keepalives_retries=2",
];

/// Two pools on one database, each with the rights of one role.
pub struct Database {
    user: Pool<AsyncPgConnection>,
    helpdesk: Pool<AsyncPgConnection>,
    trust: Arc<Trust>,
}

/// Since when connections must have been made to be used again.
struct Trust(Mutex<Instant>);

impl Trust {
    fn since(&self) -> Instant {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Database {
    /// Connects on first use. `size` connections for each role.
    pub fn new(url: &str, size: usize) -> anyhow::Result<Self> {
        let trust = Arc::new(Trust(Mutex::new(Instant::now())));
        let pool = |role| pool(url, role, size, Arc::clone(&trust));
        Ok(Self { user: pool(Role::User)?, helpdesk: pool(Role::Helpdesk)?, trust })
    }

    /// Closes the connections made so far instead of using them again: one has not answered, perhaps because
    /// the network is gone.
    pub fn distrust_connections(&self) {
        *self.trust.0.lock().unwrap_or_else(PoisonError::into_inner) = Instant::now();
    }

    /// A connection that may do what the role may do, and no more.
    pub async fn connection(&self, role: Role) -> Result<Object<AsyncPgConnection>, PoolError> {
        match role {
            Role::User => self.user.get().await,
            Role::Helpdesk => self.helpdesk.get().await,
        }
    }
}

fn pool(
    url: &str,
    role: Role,
    size: usize,
    trust: Arc<Trust>,
) -> anyhow::Result<Pool<AsyncPgConnection>> {
    let mut config = ManagerConfig::<AsyncPgConnection>::default();
    // A connection that has ended knows it: no query needs to ask first.
    config.recycling_method = RecyclingMethod::Fast;
    let manager = AsyncDieselConnectionManager::new_with_config(url_as(url, role), config);
    let is_trusted = Hook::sync_fn(move |_: &mut AsyncPgConnection, metrics: &Metrics| {
        let is_trusted = metrics.created >= trust.since();
        is_trusted.then_some(()).ok_or_else(|| HookError::message("another did not answer"))
    });
    let pool = Pool::builder(manager)
        .pre_recycle(is_trusted)
        .max_size(size)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(POOL_WAIT_TIMEOUT))
        .create_timeout(Some(POOL_WAIT_TIMEOUT))
        .recycle_timeout(Some(POOL_WAIT_TIMEOUT));
    Ok(pool.build()?)
}

/// The connection starts as the role, so that not even `RESET ROLE` leads out of it.
pub(super) fn url_as(url: &str, role: Role) -> String {
    let options = format!("-c role=lodge_{role} {SESSION_OPTIONS}");
    if url.contains("://") {
        let options = options.replace(' ', "%20").replace('=', "%3D");
        let separator = if url.contains('?') { '&' } else { '?' };
        format!("{url}{separator}{}&options={options}", NETWORK_LIMITS.join("&"))
    } else {
        format!("{url} {} options='{options}'", NETWORK_LIMITS.join(" "))
    }
}

/// A connection with all rights, for the tools.
pub async fn connect_as_owner(url: &str) -> anyhow::Result<AsyncPgConnection> {
    AsyncPgConnection::establish(url).await.context("cannot connect to the database")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_forms_of_a_url_keep_what_they_say_and_get_limits_and_role() {
        let url = url_as("postgres://a/b?sslmode=disable", Role::User);
        assert!(url.starts_with(
            "postgres://a/b?sslmode=disable&connect_timeout=2&tcp_user_timeout=5&keepalives_idle=10\
             &keepalives_interval=5&keepalives_retries=2&options=-c%20role%3Dlodge_user%20"
        ));
        let words = url_as("host=a dbname=b", Role::Helpdesk);
        assert!(words.starts_with(
            "host=a dbname=b connect_timeout=2 tcp_user_timeout=5 keepalives_idle=10 \
             keepalives_interval=5 keepalives_retries=2 options='-c role=lodge_helpdesk "
        ));
    }
}
