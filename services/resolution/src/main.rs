//! Keeps the resolution answered.

mod cohort;
mod expected;
mod report;
mod resolution;

use kit::Program;

use crate::resolution::Resolution;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let program = Program { name: env!("CARGO_PKG_NAME"), listen: "127.0.0.1:8082" };
    kit::run::<Resolution>(program).await
}
