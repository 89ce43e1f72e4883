//! Keeps the workload answered.

mod workload;

use kit::Program;

use crate::workload::Workload;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let program = Program { name: env!("CARGO_PKG_NAME"), listen: "127.0.0.1:8083" };
    kit::run::<Workload>(program).await
}
