//! Builds a running server from a listener, so that tests can pick the port.

mod deadlines;
mod fallback;
mod headers;
mod observe;
mod origin;
mod request_span;
mod tcp_user_timeout;

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

use crate::analyses::Analyses;
use crate::api::events::ConnectionLimits;
use crate::api::extract;
use crate::api::openapi::{self, ApiPaths};
use crate::api::receipts::ReceiptLimit;
use crate::config::ServeConfig;
use crate::db::{Database, idempotency_keys};
use crate::live::Live;
use crate::search::Search;
use crate::spa::Spa;
use crate::state::AppState;
use crate::{api, telemetry};
use origin::HostNames;
use request_span::RequestSpan;

/// How many seconds running requests have to finish when the server is stopped.
const STOP_TIMEOUT_SECONDS: u64 = 10;

/// How often old idempotency keys are deleted.
const KEY_CLEANUP_INTERVAL: Duration = Duration::from_secs(3_600);

/// Serves until stopped. The database need not be there yet.
///
/// # Errors
/// A setting that cannot be used, or a listener that cannot be listened on.
pub async fn serve(listener: TcpListener, config: ServeConfig) -> anyhow::Result<Server> {
    telemetry::start_metrics();
    let hosts = Arc::new(HostNames::new(listener.local_addr()?.ip(), &config.hosts)?);
    let database_url = &config.database.database_url;
    let database = Arc::new(Database::new(database_url, usize::from(config.pool_size))?);
    let spa = Data::new(Spa::load(&config.assets, &config.campus.time_zone, &config.emergency)?);
    let content_security_policy = spa.content_security_policy();
    let analyses = Analyses::new(config.analytics, config.spikes)?;
    let limits = ConnectionLimits::new(config.streams_per_address, config.streams_total);
    let limits = Data::from(limits);
    let receipt_limit = Data::new(ReceiptLimit::default());
    let live = Live::start(database_url);
    let search = Search::start(database_url, config.search_index, live.notified());
    let mut stop = signal(SignalKind::terminate())?;
    let state = AppState::start(database_url, database, Arc::clone(&live), search, analyses);
    let state = Data::new(state);
    tokio::spawn(delete_old_keys(Arc::clone(&state)));
    // Streams end when the server stops; otherwise it would wait for them until its timeout.
    tokio::spawn(async move {
        stop.recv().await;
        live.stop();
    });
    tracing::info!(address = %listener.local_addr()?, "serving");
    let app = move || {
        let (policy, hosts) = (content_security_policy.clone(), Arc::clone(&hosts));
        let (app, mut description) = App::new()
            .app_data(state.clone())
            .app_data(spa.clone())
            .app_data(limits.clone())
            .app_data(receipt_limit.clone())
            .configure(extract::config::configure)
            .into_utoipa_app()
            .configure(api::routes)
            .split_for_parts();
        openapi::describe(&mut description);
        app.app_data(ApiPaths::of(&description))
            .service(redirect("/api/docs", "/api/docs/"))
            .service(SwaggerUi::new("/api/docs/{_:.*}").url("/api/openapi.json", description))
            .default_service(to(fallback::respond))
            .wrap(from_fn(observe::refuse_encoded_bodies))
            .wrap(from_fn(deadlines::limit_response))
            .wrap(from_fn(observe::count_and_log))
            .wrap(Compress::default())
            .wrap(TracingLogger::<RequestSpan>::new())
            .wrap(from_fn(move |request, next| origin::check(Arc::clone(&hosts), request, next)))
            .wrap(from_fn(deadlines::limit_body))
            .wrap(from_fn(move |request, next| headers::add(policy.clone(), request, next)))
    };
    let server = HttpServer::new(app).on_connect(tcp_user_timeout::set).tcp_nodelay(true);
    // A client that has closed its side is gone: a stream ends at once and not at its next message.
    let server = server.h1_allow_half_closed(false);
    Ok(server.shutdown_timeout(STOP_TIMEOUT_SECONDS).listen(listener)?.run())
}

async fn delete_old_keys(state: Arc<AppState>) {
    let mut interval = tokio::time::interval(KEY_CLEANUP_INTERVAL);
    loop {
        interval.tick().await;
        let Ok(mut conn) = state.database.connection(Role::Helpdesk).await else { continue };
        match idempotency_keys::delete_old(&mut conn).await {
            Ok(n) => tracing::debug!(n, "deleted old idempotency keys"),
            Err(error) => tracing::warn!(%error, "old idempotency keys cannot be deleted"),
        }
    }
}
