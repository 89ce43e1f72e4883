//! Waits until something becomes true, with a limit.

use std::time::Duration;

use anyhow::{Context, Result};

/// The longest wait for anything on a screen or in a server before a test fails.
pub const MAX_WAIT: Duration = Duration::from_secs(20);
/// The pause between two checks.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// Checks again and again until there is a result. `what` ends the sentence "waited in vain for …".
///
/// # Errors
/// When a check fails, or there is no result within [`MAX_WAIT`].
pub async fn wait_for<T>(
    what: &str,
    mut check: impl AsyncFnMut() -> Result<Option<T>>,
) -> Result<T> {
    let checking = async {
        let mut interval = tokio::time::interval(POLL_INTERVAL);
        loop {
            interval.tick().await;
            if let Some(result) = check().await? {
                return anyhow::Ok(result);
            }
        }
    };
    let result = tokio::time::timeout(MAX_WAIT, checking).await;
    result.with_context(|| format!("waited in vain for {what}"))?
}
