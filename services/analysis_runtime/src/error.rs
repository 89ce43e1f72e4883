//! Why the log cannot be read on for now.

use reqwest::StatusCode;

use crate::log::PageError;

/// Why an answer of the API is of no use, or a stream ends. All of them are worth another try.
#[derive(Debug, thiserror::Error)]
pub enum LogError {
    #[error("the API cannot be reached or does not answer in time")]
    NoResponse(#[from] reqwest::Error),
    #[error("the API answered {0}")]
    Status(StatusCode),
    #[error("the answer is longer than {max_bytes} bytes")]
    TooLong { max_bytes: usize },
    #[error("the answer is not what the API sends")]
    Unreadable(#[from] serde_json::Error),
    #[error(transparent)]
    Page(#[from] PageError),
    #[error("the answer is not a stream of events")]
    NotAStream,
    #[error("the stream has ended")]
    StreamEnded,
    #[error("the stream has sent nothing for too long")]
    StreamTimeout,
    #[error("the stream cannot be decoded")]
    Undecodable(#[from] russe::Error),
    #[error("an event of the stream has the position of another one")]
    WrongId,
    #[error("the stream sent an event before it said which log it is of")]
    NoHello,
    #[error("the log is another one than before")]
    AnotherLog,
}
