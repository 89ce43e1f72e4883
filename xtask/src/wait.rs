//! Waits for something to become true, with a limit.

use std::thread;
use std::time::{Duration, Instant};

/// The pause between two checks.
const POLL_INTERVAL: Duration = Duration::from_millis(20);

/// Checks again and again until there is a result; `None` once `limit` has passed.
pub fn wait_until<T>(limit: Duration, mut check: impl FnMut() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    loop {
        if let Some(result) = check() {
            return Some(result);
        }
        if started.elapsed() >= limit {
            return None;
        }
        thread::park_timeout(POLL_INTERVAL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_true_ends_the_wait() {
        let mut checks = 0;
        let result = wait_until(Duration::from_secs(60), || {
            checks += 1;
            (checks == 3).then_some(checks)
        });
        assert_eq!(result, Some(3));
    }

    #[test]
    fn what_never_becomes_true_ends_at_the_limit() {
        assert_eq!(wait_until(Duration::from_millis(1), || None::<()>), None);
    }
}
