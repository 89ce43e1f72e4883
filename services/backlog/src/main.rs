//! Keeps the backlog answered.

mod backlog;
mod buckets;
mod report;

use kit::Program;

use crate::backlog::Backlog;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let program = Program { name: env!("CARGO_PKG_NAME"), listen: "127.0.0.1:8081" };
    kit::run::<Backlog>(program).await
}
