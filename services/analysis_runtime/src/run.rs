//! A service from start to stop.

use std::convert::Infallible;
use std::net::TcpListener;

use anyhow::Context as _;
use clap::{CommandFactory, FromArgMatches};
use shared::role::Role;
use tokio::sync::watch;
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;

use crate::analysis_service::AnalysisService;
use crate::client::ApiClient;
use crate::follower::{Pace, follow};
use crate::projection::Projection;
use crate::projection_state::ProjectionState;
use crate::server::{Service, serve};
use crate::settings::{AnalysisSettings, Settings};

/// How many lines of the log wait for whoever reads them; further ones are lost.
const MAX_BUFFERED_LINES: usize = 2_000;

/// A program, as its help describes it.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// Its name, such as `lodge-backlog`.
    pub name: &'static str,
    /// What it is for.
    pub about: &'static str,
    /// The default of `--listen`, such as `127.0.0.1:8081`.
    pub listen: &'static str,
}

/// Runs an analysis until SIGTERM or SIGINT.
///
/// # Errors
/// When the settings make no sense or the address is taken. An API that is away is no error: the
/// service waits for it.
pub async fn run<P: Projection>(program: Program) -> anyhow::Result<()> {
    let AnalysisSettings { service: settings, time_zone } = program.settings();
    let pace = Pace::default();
    let client = ApiClient::new(&settings.api, Role::Helpdesk, pace.response_timeout)?;
    let (state, receiver) = watch::channel(ProjectionState::<P>::new(time_zone));
    let service = AnalysisService::new(receiver);
    serve_while(program, &settings, service, follow(state, client, pace)).await
}

/// Serves while the log is followed, until SIGTERM or SIGINT.
///
/// # Errors
/// As for [`run`].
pub async fn serve_while(
    program: Program,
    settings: &Settings,
    service: impl Service,
    following: impl Future<Output = Infallible>,
) -> anyhow::Result<()> {
    // Dropped last: it writes what is still in memory.
    let _log_writer = start_logs(&settings.log)?;
    let listener = TcpListener::bind(settings.listen).with_context(|| {
        format!("cannot listen at {}; choose another --listen", settings.listen)
    })?;
    let address = listener.local_addr()?;
    let server = serve(listener, service)?;
    tracing::info!(%address, api = %settings.api, "{} answers", program.name);
    tokio::select! {
        stopped = server => stopped.context("the server failed"),
        never = following => match never {},
    }
}

/// Starts logging: one JSON object a line, on standard error. Nobody waits until a line is written.
fn start_logs(filter: &str) -> anyhow::Result<WorkerGuard> {
    let filter = EnvFilter::try_new(filter).context("--log cannot be read")?;
    let writer = NonBlockingBuilder::default().lossy(true).buffered_lines_limit(MAX_BUFFERED_LINES);
    let (writer, guard) = writer.finish(std::io::stderr());
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(writer).init();
    Ok(guard)
}

impl Program {
    /// The settings, or the end of the program with a message on what is wrong with them.
    pub fn settings<S: CommandFactory + FromArgMatches>(self) -> S {
        let command = S::command()
            .name(self.name)
            .about(self.about)
            .mut_arg("listen", |argument| argument.default_value(self.listen).required(false));
        S::from_arg_matches(&command.get_matches()).unwrap_or_else(|error| error.exit())
    }
}
