//! Connections: as the owner for the tools, as one of the two roles for requests.

use std::time::Duration;

use anyhow::Context as _;
use deadpool::Runtime;
use diesel_async::pooled_connection::AsyncDieselConnectionManager;
use diesel_async::pooled_connection::deadpool::{Object, Pool, PoolError};
use diesel_async::{AsyncConnection as _, AsyncMigrationHarness, AsyncPgConnection};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};
use shared::role::Role;

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations");

/// How long a request waits for a connection before it is told to come back later.
const PATIENCE: Duration = Duration::from_secs(2);

/// Limits on what one request may cost the database, and plans that see the values they are for:
/// only so does the planner know which partial index serves a list.
const SESSION: &str = "-c statement_timeout=5000 -c lock_timeout=2000 \
    -c idle_in_transaction_session_timeout=10000 -c plan_cache_mode=force_custom_plan \
    -c client_min_messages=warning -c timezone=UTC";

/// Two pools on one database, each with the rights of one role.
pub struct Database {
    user: Pool<AsyncPgConnection>,
    helpdesk: Pool<AsyncPgConnection>,
}

impl Database {
    /// Connects on first use. `size` connections for each role.
    pub fn new(url: &str, size: usize) -> anyhow::Result<Self> {
        Ok(Self { user: pool(url, Role::User, size)?, helpdesk: pool(url, Role::Helpdesk, size)? })
    }

    /// A connection that may do what the role may do, and no more.
    pub async fn connection(&self, role: Role) -> Result<Object<AsyncPgConnection>, PoolError> {
        match role {
            Role::User => self.user.get().await,
            Role::Helpdesk => self.helpdesk.get().await,
        }
    }
}

fn pool(url: &str, role: Role, size: usize) -> anyhow::Result<Pool<AsyncPgConnection>> {
    let manager = AsyncDieselConnectionManager::<AsyncPgConnection>::new(url_as(url, role));
    let pool = Pool::builder(manager)
        .max_size(size)
        .runtime(Runtime::Tokio1)
        .wait_timeout(Some(PATIENCE))
        .create_timeout(Some(PATIENCE))
        .recycle_timeout(Some(PATIENCE));
    Ok(pool.build()?)
}

/// The connection starts as the role, so that not even `RESET ROLE` leads out of it.
fn url_as(url: &str, role: Role) -> String {
    let options = format!("-c role=lodge_{role} {SESSION}");
    if url.contains("://") {
        let options = options.replace(' ', "%20").replace('=', "%3D");
        let separator = if url.contains('?') { '&' } else { '?' };
        format!("{url}{separator}connect_timeout=2&options={options}")
    } else {
        format!("{url} connect_timeout=2 options='{options}'")
    }
}

/// A connection with all rights, for the tools.
pub async fn connect_as_owner(url: &str) -> anyhow::Result<AsyncPgConnection> {
    AsyncPgConnection::establish(url).await.context("cannot connect to the database")
}

/// Brings the schema up to date. Several at once wait for each other.
pub async fn migrate(url: &str) -> anyhow::Result<()> {
    use diesel_async::RunQueryDsl as _;

    let mut conn = connect_as_owner(url).await?;
    // Any constant will do, as long as nobody else uses it.
    diesel::sql_query("SELECT pg_advisory_lock(7021939)").execute(&mut conn).await?;
    let mut harness = AsyncMigrationHarness::new(conn);
    let done = tokio::task::block_in_place(|| {
        let done = harness.run_pending_migrations(MIGRATIONS);
        done.map(|it| it.len()).map_err(|error| anyhow::anyhow!(error))
    })?;
    eprintln!("the schema is up to date; {done} migrations were missing");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_with_a_query_keeps_it() {
        let url = url_as("postgres://a/b?sslmode=disable", Role::User);
        assert!(url.starts_with(
            "postgres://a/b?sslmode=disable&connect_timeout=2&options=-c%20role%3Dlodge_user%20"
        ));
        assert!(
            url_as("host=a dbname=b", Role::Helpdesk).contains("options='-c role=lodge_helpdesk ")
        );
    }
}
