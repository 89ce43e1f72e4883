//! Asks the API for the next part of the event log.

mod client;
mod page;
mod sse;
mod stream;

pub use client::Client;
pub use page::{Line, Page, Refused, check_clock};
pub use stream::{News, Stream};

/// Why there is no next part for now, or a stream ends. All of them are worth another try.
#[derive(Debug, thiserror::Error)]
pub enum FeedError {
    #[error("the API cannot be reached or does not answer in time")]
    NoAnswer(#[from] reqwest::Error),
    #[error("the API answered {0}")]
    Status(reqwest::StatusCode),
    #[error("the answer is longer than {} bytes", client::MAX_BYTES)]
    TooLong,
    #[error("the answer is not a part of an event log")]
    Unreadable(#[from] serde_json::Error),
    #[error(transparent)]
    Refused(#[from] Refused),
    #[error("the answer is not a stream of events")]
    NoStream,
    #[error("the stream has ended")]
    Ended,
    #[error("nothing was heard of the stream for too long")]
    Silent,
    #[error(transparent)]
    Garbled(#[from] sse::Garbled),
    #[error("an event of the stream has the position of another one")]
    Mislabelled,
    #[error("the stream did not say which log it is of before the first event")]
    NotGreeted,
    #[error("the log is another one than before")]
    AnotherLog,
}
