//! Waits for something to become true, with a limit.

use std::thread;
use std::time::{Duration, Instant};

/// How long lies between two looks.
const INTERVAL: Duration = Duration::from_millis(20);

/// Looks again and again until there is something to see; `None` once `limit` has passed.
pub fn until<T>(limit: Duration, mut look: impl FnMut() -> Option<T>) -> Option<T> {
    let started = Instant::now();
    loop {
        if let Some(seen) = look() {
            return Some(seen);
        }
        if started.elapsed() >= limit {
            return None;
        }
        thread::park_timeout(INTERVAL);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_becomes_true_ends_the_wait() {
        let mut looks = 0;
        let seen = until(Duration::from_secs(60), || {
            looks += 1;
            (looks == 3).then_some(looks)
        });
        assert_eq!(seen, Some(3));
    }

    #[test]
    fn what_never_becomes_true_ends_at_the_limit() {
        assert_eq!(until(Duration::from_millis(1), || None::<()>), None);
    }
}
