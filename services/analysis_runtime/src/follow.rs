//! Keeps a projection up with the log, whatever the API does.
//!
//! Pages are the truth: they bring a projection from zero to the end of the log, and whatever is odd
//! about a stream ends it and leads back to them. The stream only saves waiting.

mod pace;

use std::convert::Infallible;
use std::time::Instant;

use backon::ExponentialBackoff;
use tokio::sync::watch;
use tokio::time::{interval_at, sleep, timeout, timeout_at};

use crate::feed::{Client, FeedError, News};
use crate::projection::Projection;
use crate::reading::{Reading, Step};

pub use pace::Pace;

/// Reads page after page as fast as they come, and at the end of the log listens to its stream. While
/// there is none, it asks for a page again and again. A failed or refused answer changes nothing: what
/// has been read stays, and it is asked again.
pub async fn follow<P: Projection>(
    client: Client,
    reading: watch::Sender<Reading<P>>,
    pace: Pace,
) -> Infallible {
    let (pauses, stream_pauses) = (pace.pauses(), pace.stream_pauses());
    let listen_at = Instant::now();
    Follower { client, reading, pace, pauses, stream_pauses, listen_at, is_greeted: false }
        .run()
        .await
}

struct Follower<P> {
    client: Client,
    reading: watch::Sender<Reading<P>>,
    pace: Pace,
    /// The pauses after pages that failed, and after streams that ended.
    pauses: ExponentialBackoff,
    stream_pauses: ExponentialBackoff,
    /// Not before then.
    listen_at: Instant,
    /// Whether the last stream said which log it is of.
    is_greeted: bool,
}

impl<P: Projection> Follower<P> {
    async fn run(mut self) -> Infallible {
        loop {
            match self.next_page().await {
                Ok(Step::More) => self.pauses = self.pace.pauses(),
                Ok(Step::UpToDate) => {
                    self.pauses = self.pace.pauses();
                    self.stay_up_to_date().await;
                }
                // A pause here too: two logs behind one address must not make a busy loop.
                Ok(Step::StartedAgain) => {
                    tracing::warn!("the log is another one than before; reading it from the start");
                    self.pause().await;
                }
                Err(error) => {
                    tracing::warn!(error = ?error, "{error}; trying again");
                    self.pause().await;
                }
            }
        }
    }

    async fn pause(&mut self) {
        sleep(self.pauses.next().unwrap_or(self.pace.longest_pause)).await;
    }

    /// Returns when it is time for a page: the stream has ended, or there is none.
    async fn stay_up_to_date(&mut self) {
        if Instant::now() < self.listen_at {
            return sleep(self.pace.poll).await;
        }
        let Err(end) = self.listen().await;
        let pause = self.stream_pauses.next().unwrap_or(self.pace.longest_stream_pause);
        match end {
            // A farewell of the API, several times an hour.
            FeedError::Ended => tracing::debug!("{end}; listening again"),
            _ => {
                tracing::warn!(error = ?end, ?pause, "{end}; asking for pages, then listening again")
            }
        }
        self.listen_at = Instant::now() + pause;
        // What came while a stream ended is soon known; where none begins, pages go on as before.
        sleep(if self.is_greeted { pause.min(self.pace.poll) } else { self.pace.poll }).await;
    }

    async fn listen(&mut self) -> Result<Infallible, FeedError> {
        let Pace { patience, silence, check, .. } = self.pace;
        self.is_greeted = false;
        let position = self.reading.borrow().position();
        let stream = timeout(patience, self.client.stream_after(position));
        let mut stream = stream.await.map_err(|_| FeedError::Silent)??;
        let mut last_heard = tokio::time::Instant::now();
        let mut checks = interval_at(last_heard + check, check);
        loop {
            let news = tokio::select! {
                news = timeout_at(last_heard + silence, stream.next()) => news,
                _ = checks.tick() => {
                    self.check().await?;
                    continue;
                }
            };
            let news = news.map_err(|_| FeedError::Silent)??;
            last_heard = tokio::time::Instant::now();
            self.take_in(news)?;
        }
    }

    fn take_in(&mut self, news: News) -> Result<(), FeedError> {
        let seen = Instant::now();
        let mut taken = Ok(());
        match news {
            News::Hello(_) => {
                self.stream_pauses = self.pace.stream_pauses();
                self.is_greeted = true;
            }
            News::Change(_) if !self.is_greeted => return Err(FeedError::NotGreeted),
            News::Change(_) | News::Beat => {}
        }
        self.reading.send_modify(|reading| match news {
            // The API lives; whether its database does, only a page can tell.
            News::Beat => {}
            News::Hello(hello) => taken = reading.greet(&hello, seen),
            News::Change(line) => taken = reading.hear(line, seen).map_err(FeedError::from),
        });
        taken
    }

    /// Asks for a page beside the stream: what the stream has lost is found here.
    async fn check(&mut self) -> Result<(), FeedError> {
        loop {
            match self.next_page().await {
                Ok(Step::More) => {}
                Ok(Step::UpToDate) => return Ok(()),
                Ok(Step::StartedAgain) => return Err(FeedError::AnotherLog),
                // The stream may be all there is for a while.
                Err(error) => {
                    tracing::warn!(error = ?error, "{error}; the stream goes on");
                    return Ok(());
                }
            }
        }
    }

    async fn next_page(&self) -> Result<Step, FeedError> {
        let position = self.reading.borrow().position();
        let page = self.client.page_after(position).await?;
        let seen = Instant::now();
        let mut step = None;
        self.reading.send_modify(|reading| step = Some(reading.take_in(page, seen)));
        Ok(step.expect("the change above has been made")?)
    }
}
