//! `lodge demo`: the last 14 months of a campus that does not exist, for an empty database.
//!
//! The same dice fall each time, so two databases differ only by the clock. Planning knows no
//! database and loading makes no decisions.

mod calendar;
mod chance;
mod fates;
mod lives;
mod loading;
mod places;
pub mod plan;
mod script;
mod sections;

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
        !bulk::holds_tickets(&mut conn).await?,
        "this database already holds tickets; demo data is only for an empty one"
    );
    let now = bulk::now(&mut conn).await?;
    let steps = plan::steps(now, config.campus.time_zone)?;
    loading::load(&mut conn, &steps).await
}
