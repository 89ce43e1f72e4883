//! `lodge`: reads the command line and runs the command.

use std::net::TcpListener;
use std::process::ExitCode;

use anyhow::Context as _;
use backend::config::{Cli, Command, ServeConfig};
use backend::{db, demo, export, import, startup, telemetry};
use clap::Parser as _;

#[tokio::main]
async fn main() -> ExitCode {
    match run(Cli::parse().command).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("lodge: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(config) => serve(*config).await,
        Command::Migrate(config) => db::migrate(&config.database_url).await,
        Command::Import(config) => import::run(&config).await,
        Command::Export(config) => export::run(&config).await,
        Command::Corrections(config) => export::corrections::run(&config).await,
        Command::Demo(config) => demo::run(&config).await,
    }
}

async fn serve(config: ServeConfig) -> anyhow::Result<()> {
    telemetry::start_logs(&config.log)?;
    let listener = TcpListener::bind(config.listen).with_context(|| {
        format!("cannot listen on {}; choose another with --listen", config.listen)
    })?;
    startup::serve(listener, config).await?.await?;
    Ok(())
}
