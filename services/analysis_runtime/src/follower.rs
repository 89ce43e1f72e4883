//! Keeps a reader up with the log, whatever the API does.
//!
//! Pages are the truth: they bring a reader to the head of the log, and whatever is odd about a stream ends it and
//! leads back to them. The stream only saves waiting.

mod pace;

use std::convert::Infallible;

use backon::ExponentialBackoff;
use tokio::time::{Instant, interval_at, sleep, timeout, timeout_at};

use crate::client::ApiClient;
use crate::error::LogError;
use crate::event_stream::StreamMessage;
use crate::log_reader::{LogReader, NextRead, Step};

pub use pace::Pace;

/// Reads page after page without a pause, and at the head of the log listens to its stream. While there is none, it
/// asks for pages. An answer that failed or was refused changes nothing: what has been read stays.
pub async fn follow(reader: impl LogReader, client: ApiClient, pace: Pace) -> Infallible {
    let (pauses, stream_pauses) = (pace.pauses(), pace.stream_pauses());
    let listen_at = Instant::now();
    Follower { reader, client, pace, pauses, stream_pauses, listen_at, has_hello: false }
        .run()
        .await
}

struct Follower<R> {
    reader: R,
    client: ApiClient,
    pace: Pace,
    /// The pauses after pages that failed, and after streams that ended.
    pauses: ExponentialBackoff,
    stream_pauses: ExponentialBackoff,
    /// No stream is asked for before that time.
    listen_at: Instant,
    /// Whether the last stream said which log it is of.
    has_hello: bool,
}

impl<R: LogReader> Follower<R> {
    async fn run(mut self) -> Infallible {
        loop {
            match self.reader.read_page(&self.client).await {
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
                    tracing::warn!(error = ?error, role = %self.client.role(), "{error}; trying again");
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
        let Pace { poll_interval, longest_stream_pause, .. } = self.pace;
        if Instant::now() < self.listen_at {
            return sleep(poll_interval).await;
        }
        let Err(end) = self.listen().await;
        let pause = self.stream_pauses.next().unwrap_or(longest_stream_pause);
        let role = self.client.role();
        match end {
            // The API ends each stream after some minutes.
            LogError::StreamEnded => tracing::debug!(%role, "{end}; listening again"),
            _ => {
                tracing::warn!(error = ?end, %role, ?pause, "{end}; asking for pages, then listening again");
            }
        }
        self.listen_at = Instant::now() + pause;
        // Events that came between two streams are read soon; where no stream begins, polling goes on.
        sleep(if self.has_hello { pause.min(poll_interval) } else { poll_interval }).await;
    }

    async fn listen(&mut self) -> Result<Infallible, LogError> {
        let Pace { response_timeout, stream_timeout, check_interval, .. } = self.pace;
        self.has_hello = false;
        let position = self.reader.position();
        let stream = timeout(response_timeout, self.client.stream_after(position));
        let mut stream = stream.await.map_err(|_| LogError::StreamTimeout)??;
        let mut last_message = Instant::now();
        let mut checks = interval_at(last_message + check_interval, check_interval);
        loop {
            let message = tokio::select! {
                message = timeout_at(last_message + stream_timeout, stream.next()) => message,
                _ = checks.tick() => {
                    self.check().await?;
                    continue;
                }
            };
            let message = message.map_err(|_| LogError::StreamTimeout)??;
            last_message = Instant::now();
            if self.take(message)? == NextRead::Page {
                self.read_to_head().await?;
            }
        }
    }

    fn take(&mut self, message: StreamMessage) -> Result<NextRead, LogError> {
        match message {
            // The API lives; whether its database does, only a page can tell.
            StreamMessage::Heartbeat => Ok(NextRead::Stream),
            StreamMessage::Hello(hello) => {
                self.stream_pauses = self.pace.stream_pauses();
                self.has_hello = true;
                self.reader.take_hello(&hello)?;
                Ok(NextRead::Stream)
            }
            StreamMessage::Entry(_) if !self.has_hello => Err(LogError::NoHello),
            StreamMessage::Entry(entry) => self.reader.take_entry(entry),
        }
    }

    /// Asks for a page beside the stream, which finds what the stream has lost.
    async fn check(&mut self) -> Result<(), LogError> {
        match self.read_to_head().await {
            Err(LogError::AnotherLog) => Err(LogError::AnotherLog),
            // The stream may be all there is for a while.
            Err(error) => {
                tracing::warn!(error = ?error, role = %self.client.role(), "{error}; the stream goes on");
                Ok(())
            }
            Ok(()) => Ok(()),
        }
    }

    async fn read_to_head(&mut self) -> Result<(), LogError> {
        loop {
            match self.reader.read_page(&self.client).await? {
                Step::More => {}
                Step::UpToDate => return Ok(()),
                Step::StartedAgain => return Err(LogError::AnotherLog),
            }
        }
    }
}
