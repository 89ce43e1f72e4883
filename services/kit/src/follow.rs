//! Keeps a projection up with the log, whatever the API does.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use backon::{BackoffBuilder as _, ExponentialBackoff, ExponentialBuilder};
use tokio::sync::watch;

use crate::feed::{Client, FeedError};
use crate::projection::Projection;
use crate::reading::{Reading, Step};

/// How often to ask.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// The pause at the end of the log.
    pub poll: Duration,
    /// The pause after a first failure; it doubles with each further one and up to the same again
    /// is added by chance, so that services which failed together do not return together.
    pub first_pause: Duration,
    /// Where the doubling ends; the longest pause is twice this.
    pub longest_pause: Duration,
    /// How long to wait for an answer.
    pub patience: Duration,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            poll: Duration::from_secs(1),
            first_pause: Duration::from_millis(250),
            longest_pause: Duration::from_millis(2_500),
            patience: Duration::from_secs(10),
        }
    }
}

impl Pace {
    fn pauses(&self) -> ExponentialBackoff {
        ExponentialBuilder::new()
            .with_min_delay(self.first_pause)
            .with_max_delay(self.longest_pause)
            .without_max_times()
            .with_jitter()
            .build()
    }
}

/// Reads page after page as fast as they come, and at the end of the log asks again and again.
/// A failed or refused answer changes nothing: what has been read stays, and it is asked again.
pub async fn follow<P: Projection>(
    client: Client,
    reading: watch::Sender<Reading<P>>,
    pace: Pace,
) -> Infallible {
    let mut pauses = pace.pauses();
    loop {
        let pause = match next_page(&client, &reading).await {
            Ok(Step::More) => {
                pauses = pace.pauses();
                continue;
            }
            Ok(Step::UpToDate) => {
                pauses = pace.pauses();
                pace.poll
            }
            // A pause here too: two logs behind one address must not make a busy loop.
            Ok(Step::StartedAgain) => {
                tracing::warn!("the log is another one than before; reading it from the start");
                pauses.next().unwrap_or(pace.longest_pause)
            }
            Err(error) => {
                let pause = pauses.next().unwrap_or(pace.longest_pause);
                tracing::warn!(error = ?error, ?pause, "{error}; trying again");
                pause
            }
        };
        tokio::time::sleep(pause).await;
    }
}

async fn next_page<P: Projection>(
    client: &Client,
    reading: &watch::Sender<Reading<P>>,
) -> Result<Step, FeedError> {
    let position = reading.borrow().position();
    let page = client.page_after(position).await?;
    let seen = Instant::now();
    let mut step = None;
    reading.send_modify(|reading| step = Some(reading.take_in(page, seen)));
    Ok(step.expect("the change above has been made")?)
}
