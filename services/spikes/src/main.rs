//! Keeps answered whether something is going on.

use std::net::TcpListener;

use anyhow::Context as _;
use clap::Parser as _;
use pulse::client::Client;
use pulse::follow::follow;
use pulse::server::{Told, serve};
use pulse::settings::Settings;
use shared::role::Role;
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let settings = Settings::parse();
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(EnvFilter::try_new(&settings.log).context("--log cannot be read")?)
        .with_writer(std::io::stderr)
        .init();

    let (tell_users, users) = watch::channel(None);
    let (tell_helpdesk, helpdesk) = watch::channel(None);
    let listener = TcpListener::bind(settings.listen).with_context(|| {
        format!("cannot listen at {}; choose another --listen", settings.listen)
    })?;
    let address = listener.local_addr()?;
    let server = serve(listener, Told { users, helpdesk })?;
    tracing::info!(%address, api = %settings.api, "lodge-pulse answers");

    tokio::select! {
        stopped = server => stopped.context("the server failed"),
        never = follow(Client::new(&settings.api, Role::User)?, tell_users) => match never {},
        never = follow(Client::new(&settings.api, Role::Helpdesk)?, tell_helpdesk) => match never {},
    }
}
