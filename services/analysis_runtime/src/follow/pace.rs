use std::time::Duration;

use backon::{BackoffBuilder as _, ExponentialBackoff, ExponentialBuilder};

/// How often to ask, and how long to wait.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The pause between pages at the end of the log, while there is no stream.
    pub poll: Duration,
    /// The pause after a first failure; it doubles with each further one and up to the same again
    /// is added by chance, so that services which failed together do not return together.
    pub first_pause: Duration,
    /// Where the doubling ends; the longest pause is twice this.
    pub longest_pause: Duration,
    /// The same for listening again after a stream that did not even begin.
    pub longest_stream_pause: Duration,
    /// How long to wait for an answer.
    pub patience: Duration,
    /// How long a stream may say nothing before it is given up. It says something every 15 s.
    pub silence: Duration,
    /// How often to ask for a page beside a stream.
    pub check: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            poll: Duration::from_secs(1),
            first_pause: Duration::from_millis(250),
            longest_pause: Duration::from_millis(2_500),
            longest_stream_pause: Duration::from_secs(15),
            patience: Duration::from_secs(10),
            silence: Duration::from_secs(40),
            check: Duration::from_secs(10),
        }
    }
}

impl Pace {
    /// The pauses after answers that failed.
    pub fn pauses(&self) -> ExponentialBackoff {
        doubling(self.first_pause, self.longest_pause)
    }

    /// The pauses after streams that ended or did not begin.
    pub fn stream_pauses(&self) -> ExponentialBackoff {
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
