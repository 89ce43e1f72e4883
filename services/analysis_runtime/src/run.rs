//! A service from start to stop.

use std::net::TcpListener;

use anyhow::Context as _;
use clap::{CommandFactory as _, FromArgMatches as _};
use shared::role::Role;
use tokio::sync::watch;
use tracing_subscriber::EnvFilter;

use crate::feed::Client;
use crate::follow::{Pace, follow};
use crate::projection::Projection;
use crate::reading::Reading;
use crate::server::serve;
use crate::settings::Settings;

/// What a program says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// Its name, such as `lodge-backlog`.
    pub name: &'static str,
    /// Where it answers unless told otherwise, such as `127.0.0.1:8081`.
    pub listen: &'static str,
}

/// Follows the feed and answers, until SIGTERM or SIGINT.
///
/// # Errors
/// When the settings make no sense or the address is taken. An API that is away is no error: the
/// service waits for it.
pub async fn run<P: Projection>(program: Program) -> anyhow::Result<()> {
    let settings = settings(program, P::analysis().question);
    tracing_subscriber::fmt()
        .json()
        .with_env_filter(EnvFilter::try_new(&settings.log).context("--log cannot be read")?)
        .with_writer(std::io::stderr)
        .init();

    let pace = Pace::default();
    let client = Client::new(&settings.api, Role::Helpdesk, pace.patience)?;
    let (reading, seen) = watch::channel(Reading::<P>::new(settings.time_zone));
    let listener = TcpListener::bind(settings.listen).with_context(|| {
        format!("cannot listen at {}; choose another --listen", settings.listen)
    })?;
    let address = listener.local_addr()?;
    let server = serve(listener, seen)?;
    tracing::info!(%address, api = %settings.api, "{} answers", program.name);

    tokio::select! {
        stopped = server => stopped.context("the server failed"),
        never = follow(client, reading, pace) => match never {},
    }
}

/// The settings, or the end with a word on what is wrong with them. The help says `about`.
fn settings(program: Program, about: String) -> Settings {
    let command = Settings::command()
        .name(program.name)
        .about(about)
        .mut_arg("listen", |argument| argument.default_value(program.listen).required(false));
    Settings::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
}
