//! What the server tells of itself: structured logs and metrics.

use std::sync::LazyLock;
use std::time::Duration;

use actix_web::http::Method;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

/// Installed once in a process, however many servers a test starts in it.
static METRICS: LazyLock<Option<PrometheusHandle>> =
    LazyLock::new(|| PrometheusBuilder::new().install_recorder().ok());

/// Starts logging: one JSON object a line, on standard error. `RUST_LOG` filters; the default is
/// `info`.
pub fn start() {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
}

/// Starts counting.
pub fn start_metrics() {
    LazyLock::force(&METRICS);
}

/// Counts an answered request. `route` is the pattern, never the path, and a method nobody takes is
/// one like any other, so that there are few labels whatever is sent.
pub fn count_request(method: &Method, route: &str, status: u16, took: Duration) {
    let known = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH];
    let method = if known.contains(method) { method.as_str() } else { "other" };
    let labels = [
        ("method", method.to_owned()),
        ("route", route.to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!("lodge_http_requests_total", &labels).increment(1);
    metrics::histogram!("lodge_http_request_seconds", &labels[..2]).record(took);
}

/// The metrics in the Prometheus text format.
pub fn rendered_metrics() -> String {
    METRICS
        .as_ref()
        .map(|it| {
            it.run_upkeep();
            it.render()
        })
        .unwrap_or_default()
}
