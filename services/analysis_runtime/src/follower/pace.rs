//! How often the API is asked, and how long its answers may take.

use std::time::Duration;

use backon::{BackoffBuilder as _, ExponentialBackoff, ExponentialBuilder};
use shared::stream::HEARTBEAT_INTERVAL;

/// How often to ask, and how long to wait.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The pause between pages at the head of the log, while there is no stream.
    pub poll_interval: Duration,
    /// The pause after a first failure; it doubles with each further one, and up to the same again is added at
    /// random, so that services which failed together do not return together.
    pub first_pause: Duration,
    /// Where the doubling ends; the longest pause is twice this.
    pub longest_pause: Duration,
    /// The same for listening again after a stream that did not even begin.
    pub longest_stream_pause: Duration,
    /// From a request to the last byte of its response; to the first of a stream.
    pub response_timeout: Duration,
    /// How long an open stream may send nothing: three heartbeats.
    pub stream_timeout: Duration,
    /// The pause between pages beside a stream.
    pub check_interval: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            poll_interval: Duration::from_secs(1),
            first_pause: Duration::from_millis(250),
            longest_pause: Duration::from_millis(2_500),
            longest_stream_pause: Duration::from_secs(15),
            response_timeout: Duration::from_secs(10),
            stream_timeout: 3 * HEARTBEAT_INTERVAL,
            check_interval: Duration::from_secs(10),
        }
    }
}

impl Pace {
    /// The pauses after answers that failed.
    pub(super) fn pauses(&self) -> ExponentialBackoff {
        doubling(self.first_pause, self.longest_pause)
    }

    /// The pauses after streams that ended or did not begin.
    pub(super) fn stream_pauses(&self) -> ExponentialBackoff {
        doubling(self.first_pause, self.longest_stream_pause)
    }
}

fn doubling(first: Duration, longest: Duration) -> ExponentialBackoff {
    ExponentialBuilder::new()
        .with_min_delay(first)
        .with_max_delay(longest)
        .without_max_times()
        .with_jitter()
        .build()
}
