//! What is kept up with the log of the API.

use std::fmt;

use shared::stream::StreamHello;

use crate::client::ApiClient;
use crate::error::LogError;
use crate::log::RawEntry;

/// Reads the log of one role, page by page, and listens to its stream. [`follow`](crate::follower::follow) decides
/// which of the two comes next.
pub trait LogReader: Send + 'static {
    /// The position up to which the log is read.
    fn position(&self) -> i64;

    /// Reads what follows, as far as one page goes: all of it, or nothing.
    ///
    /// # Errors
    /// When there is no answer, or one that does not follow what has been read.
    fn read_page(
        &mut self,
        client: &ApiClient,
    ) -> impl Future<Output = Result<Step, LogError>> + Send;

    /// Takes the first message of a stream that begins after [`Self::position`].
    ///
    /// # Errors
    /// When it is the stream of another log, or its clock is absurd. Nothing changes then.
    fn take_hello(&mut self, hello: &StreamHello) -> Result<(), LogError>;

    /// Takes an event of the stream. One that is read already is ignored.
    ///
    /// # Errors
    /// When events are missing before it. Nothing changes then.
    fn take_entry(&mut self, entry: RawEntry) -> Result<NextRead, LogError>;
}

/// What a page has brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// There is more to read.
    More,
    /// The head is reached.
    UpToDate,
    /// The log is another one than before: the state is empty again, and the next page is the first.
    StartedAgain,
}

/// What to read after an event of the stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NextRead {
    /// The event was all there is to know.
    Stream,
    /// A page, because the event only says that there is something new.
    Page,
}

/// How much of the log has been read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// The API has not answered yet.
    Waiting,
    CatchingUp {
        position: i64,
        head: i64,
    },
    /// The head was reached; from then on there is always an answer.
    Ready {
        position: i64,
    },
}

impl fmt::Display for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Waiting => write!(f, "nothing has been read from the API yet"),
            Self::CatchingUp { position, head } => write!(f, "read {position} of {head} events"),
            Self::Ready { position } => write!(f, "read all {position} events"),
        }
    }
}
