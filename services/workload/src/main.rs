//! Analysis: how many tickets are active in each category.

mod workload;

use analysis_runtime::Program;

use crate::workload::Workload;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    analysis_runtime::run::<Workload>(Program {
        name: env!("CARGO_PKG_NAME"),
        about: env!("CARGO_PKG_DESCRIPTION"),
        listen: "127.0.0.1:8083",
    })
    .await
}
