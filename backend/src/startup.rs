//! Builds a running server from a listener, so that tests can pick the port.

pub mod headers;
mod peers;
mod watch;

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::Server;
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::{Data, redirect, to};
use actix_web::{App, HttpServer};
use shared::role::Role;
use tokio::signal::unix::{SignalKind, signal};
use tracing_actix_web::TracingLogger;
use utoipa_actix_web::AppExt as _;
use utoipa_swagger_ui::SwaggerUi;

use crate::api::analytics::Analyses;
use crate::api::openapi::ApiAddresses;
use crate::api::{self, openapi};
use crate::config::{AnalysisAddress, ServeConfig};
use crate::db::{Database, idempotency_keys};
use crate::live::{Live, SeatLimits};
use crate::spa::{self, Spa};
use crate::state::AppState;
use crate::telemetry;

/// How long running requests may take to finish when the server is told to stop.
const STOP_SECONDS: u64 = 10;

/// How often idempotency keys that nobody will repeat are dropped.
const CLEANING: Duration = Duration::from_secs(3_600);

/// Serves until stopped. The database need not be there yet.
///
/// # Errors
/// A setting that cannot be used, or a listener that cannot be listened on.
pub async fn serve(listener: TcpListener, config: ServeConfig) -> anyhow::Result<Server> {
    telemetry::start_metrics();
    let database =
        Arc::new(Database::new(&config.database.database_url, usize::from(config.pool_size))?);
    let time_zone = config.campus.time_zone;
    let spa = Spa::load(&config.assets, time_zone)?;
    let content_security_policy = spa.content_security_policy();
    let analyses = Analyses::new(config.analytics)?;
    let pulse = AnalysisAddress { name: "pulse".into(), url: config.pulse };
    let limits =
        SeatLimits { per_address: config.streams_per_address, total: config.streams_total };
    let live = Live::start(&config.database.database_url, limits)?;
    let mut stop = signal(SignalKind::terminate())?;
    let state =
        Data::new(AppState { database, live: Arc::clone(&live), analyses, pulse, spa, time_zone });
    tokio::spawn(forget_old_keys(Arc::clone(&state)));
    // Streams end when the server stops; it would wait for them until its patience is at its end.
    tokio::spawn(async move {
        stop.recv().await;
        live.stop();
    });
    tracing::info!(address = %listener.local_addr()?, "serving");
    let app = move || {
        let policy = content_security_policy.clone();
        let (app, mut description) = App::new()
            .app_data(state.clone())
            .configure(api::json::configure)
            .into_utoipa_app()
            .configure(api::routes)
            .split_for_parts();
        openapi::describe(&mut description);
        app.app_data(ApiAddresses::of(&description))
            .service(redirect("/api/docs", "/api/docs/"))
            .service(SwaggerUi::new("/api/docs/{_:.*}").url("/api/openapi.json", description))
            .default_service(to(spa::serve))
            .wrap(from_fn(watch::answer))
            .wrap(Compress::default())
            .wrap(TracingLogger::default())
            .wrap(from_fn(move |request, next| headers::add(policy.clone(), request, next)))
    };
    let server = HttpServer::new(app).on_connect(peers::watch).tcp_nodelay(true);
    // Whoever has closed its side is gone: a stream must not wait for its next message to notice.
    let server = server.h1_allow_half_closed(false);
    Ok(server.shutdown_timeout(STOP_SECONDS).listen(listener)?.run())
}

async fn forget_old_keys(state: Arc<AppState>) {
    let mut pause = tokio::time::interval(CLEANING);
    loop {
        pause.tick().await;
        let Ok(mut conn) = state.database.connection(Role::Helpdesk).await else { continue };
        match idempotency_keys::forget_old(&mut conn).await {
            Ok(n) => tracing::debug!(n, "forgot old idempotency keys"),
            Err(error) => tracing::warn!(%error, "old idempotency keys cannot be forgotten"),
        }
    }
}
