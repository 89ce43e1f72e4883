//! Logs and metrics of the server.

use std::sync::{LazyLock, OnceLock};
use std::time::Duration;

use actix_web::http::Method;
use anyhow::Context as _;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::time::interval;
use tracing_appender::non_blocking::{ErrorCounter, NonBlockingBuilder, WorkerGuard};
use tracing_subscriber::EnvFilter;

/// How often the samples of durations are summed up. Until then each takes memory.
const UPKEEP_INTERVAL: Duration = Duration::from_secs(5);

/// How many lines of the log wait for whoever reads them; further ones are lost.
const MAX_BUFFERED_LINES: usize = 2_000;

/// Installed once in a process, however many servers a test starts in it.
static METRICS: LazyLock<Option<PrometheusHandle>> = LazyLock::new(|| {
    let metrics = PrometheusBuilder::new().install_recorder().ok()?;
    tokio::spawn(keep_up(metrics.clone()));
    Some(metrics)
});

/// The lines of the log that were lost.
static LOST_LINES: OnceLock<ErrorCounter> = OnceLock::new();

/// Starts logging: one JSON object a line, on standard error. Nobody waits until a line is written. Dropping the
/// guard writes what is left.
///
/// # Errors
/// A filter that cannot be read.
pub fn start_logs(filter: &str) -> anyhow::Result<WorkerGuard> {
    let filter = EnvFilter::try_new(filter).context("--log cannot be read")?;
    let writer = NonBlockingBuilder::default().lossy(true).buffered_lines_limit(MAX_BUFFERED_LINES);
    let (writer, guard) = writer.finish(std::io::stderr());
    LOST_LINES.get_or_init(|| writer.error_counter());
    tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(writer).init();
    Ok(guard)
}

/// Starts counting. Needs a runtime.
pub fn start_metrics() {
    LazyLock::force(&METRICS);
}

async fn keep_up(metrics: PrometheusHandle) {
    let mut interval = interval(UPKEEP_INTERVAL);
    loop {
        interval.tick().await;
        metrics.run_upkeep();
    }
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
    if let Some(lost) = LOST_LINES.get() {
        metrics::counter!("lodge_log_lines_lost_total").absolute(lost.dropped_lines() as u64);
    }
    metrics.run_upkeep();
    metrics.render()
}

#[cfg(test)]
mod tests {
    use tokio::time::sleep;

    use super::*;

    /// In kB.
    fn resident_memory() -> i64 {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).unwrap();
        line.trim_end_matches("kB").trim().parse().unwrap()
    }

    #[tokio::test(start_paused = true)]
    async fn durations_that_nobody_asks_for_take_no_memory() {
        start_metrics();
        let count_some = async || {
            for _ in 0..100_000 {
                count_request(&Method::GET, "/healthz", 200, Duration::from_millis(1));
            }
            // The clock stands still while something runs, so this takes no time.
            sleep(UPKEEP_INTERVAL).await;
        };
        count_some().await;
        let before = resident_memory();

        for _ in 0..10 {
            count_some().await;
        }

        // 1,000,000 samples take more than 8,000 kB.
        let growth = resident_memory() - before;
        assert!(growth < 4_000, "{growth} kB");
    }
}
