//! Logs and metrics of the server.

use std::sync::LazyLock;
use std::time::Duration;

use actix_web::http::Method;
use anyhow::Context as _;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tracing_subscriber::EnvFilter;

/// Installed once in a process, however many servers a test starts in it.
static METRICS: LazyLock<Option<PrometheusHandle>> =
    LazyLock::new(|| PrometheusBuilder::new().install_recorder().ok());

/// Starts logging: one JSON object a line, on standard error.
///
/// # Errors
/// A filter that cannot be read.
pub fn start_logs(filter: &str) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(filter).context("--log cannot be read")?;
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
    Ok(())
}

/// Starts counting.
pub fn start_metrics() {
    LazyLock::force(&METRICS);
}

/// Counts an answered request. `route` is the pattern, never the path, and all methods that no route
/// takes share one label, so that clients cannot make the number of labels grow.
pub fn count_request(method: &Method, route: &str, status: u16, duration: Duration) {
    let methods = [Method::GET, Method::HEAD, Method::POST, Method::PUT, Method::PATCH];
    let method = if methods.contains(method) { method.as_str() } else { "other" };
    let labels = [
        ("method", method.to_owned()),
        ("route", route.to_owned()),
        ("status", status.to_string()),
    ];
    metrics::counter!("lodge_http_requests_total", &labels).increment(1);
    metrics::histogram!("lodge_http_request_seconds", &labels[..2]).record(duration);
}

/// The metrics in the Prometheus text format.
pub fn rendered_metrics() -> String {
    let Some(metrics) = METRICS.as_ref() else { return String::new() };
    metrics.run_upkeep();
    metrics.render()
}
