//! Brings the schema up to date: dated migrations first, then the files of functions.

use anyhow::{Context as _, ensure};
use diesel::QueryableByName;
use diesel::sql_types::Text;
use diesel_async::{AsyncMigrationHarness, AsyncPgConnection, RunQueryDsl as _};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness as _, embed_migrations};

use super::connect_as_owner;
use super::functions::{self, Scope};

/// Tables, columns, constraints and indexes.
const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../migrations");

/// People write in every script, and only one encoding has them all.
async fn check_encoding(conn: &mut AsyncPgConnection) -> anyhow::Result<()> {
    #[derive(QueryableByName)]
    struct Encoding {
        #[diesel(sql_type = Text)]
        server_encoding: String,
    }
    let encoding = diesel::sql_query("SHOW server_encoding").get_result::<Encoding>(conn).await?;
    let encoding = encoding.server_encoding;
    ensure!(
        encoding == "UTF8",
        "the database has the encoding {encoding}; create one with ENCODING 'UTF8'"
    );
    Ok(())
}

/// Brings the schema up to date. Several at once wait for each other.
///
/// # Errors
/// When the database cannot be reached, or refuses a statement.
pub async fn migrate(url: &str) -> anyhow::Result<()> {
    let mut conn = connect_as_owner(url).await?;
    check_encoding(&mut conn).await?;
    // The number is arbitrary; no other program may use it. The lock ends with the connection.
    diesel::sql_query("SELECT pg_advisory_lock(7021939)").execute(&mut conn).await?;
    let mut harness = AsyncMigrationHarness::new(conn);
    let migrations = tokio::task::block_in_place(|| {
        let run = harness.run_pending_migrations(MIGRATIONS);
        run.map(|versions| versions.len()).map_err(|error| anyhow::anyhow!(error))
    })?;
    let mut conn = harness.into_inner();
    // A migration may have dropped what carries a trigger or a policy.
    let scope = if migrations > 0 { Scope::All } else { Scope::Changed };
    let files = functions::apply(&mut conn, &functions::FILES, scope).await;
    let files = files.context("the functions cannot be applied")?.len();
    eprintln!(
        "the schema is up to date; applied {migrations} migrations and {files} files of functions"
    );
    Ok(())
}
