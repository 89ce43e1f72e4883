//! Analysis: how many tickets opened in a period are not closed yet.

mod backlog;
mod buckets;
mod report;

use analysis_runtime::Program;

use crate::backlog::Backlog;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    analysis_runtime::run::<Backlog>(Program {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        listen: "127.0.0.1:8081",
    })
    .await
}
