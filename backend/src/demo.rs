//! `lodge demo`: the last 14 months of a campus that does not exist, for an empty database.
//!
//! The crate `demo` generates the history; this loads it.

mod loading;

use anyhow::ensure;

use crate::config::DemoConfig;
use crate::db::{self, bulk};

/// Fills the database.
///
/// # Errors
///
/// When it already holds tickets, or fails.
pub async fn run(config: &DemoConfig) -> anyhow::Result<()> {
    let mut conn = db::connect_as_owner(&config.database.database_url).await?;
    ensure!(
        !bulk::has_tickets(&mut conn).await?,
        "this database already holds tickets; demo data is only for an empty one"
    );
    let now = bulk::now(&mut conn).await?;
    let steps = demo::steps(now, config.campus.time_zone.clone())?;
    loading::load(&mut conn, &steps).await
}
