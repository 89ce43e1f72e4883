//! Analysis: how long it took to close tickets, by the month of their opening.

mod cohort;
mod report;
mod resolution;
mod resolution_times;

use analysis_runtime::Program;

use crate::resolution::Resolution;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    analysis_runtime::run::<Resolution>(Program {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        listen: "127.0.0.1:8082",
    })
    .await
}
