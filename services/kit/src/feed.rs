//! Asks the API for the next part of the event log.

mod client;
mod page;

pub use client::Client;
pub use page::{Page, Refused};

/// Why there is no next part for now. All of them are worth another try.
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
}
