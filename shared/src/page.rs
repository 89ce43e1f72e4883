//! Answers that come in pages.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::event::Event;

/// A part of a list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Page<T> {
    pub items: Vec<T>,
    /// What to send as `after` for the next part; absent when this was the last. Opaque.
    pub next: Option<String>,
}

/// A part of the event log, as far as the asking role may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FeedPage {
    /// A UUID. When it differs from the last answer, the log is another one: start again from 0.
    pub epoch: String,
    /// The last position of the log; everything up to it is final.
    pub head: i64,
    /// The database's clock at the time of the answer.
    pub now: DateTime<Utc>,
    pub items: Vec<Event>,
    /// What to send as `after` for the next part; absent when `head` is reached.
    pub next: Option<i64>,
}

/// The first message of a stream of events, named `hello`. A reader that knows another epoch, or a position after
/// `head`, starts again from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StreamHello {
    /// A UUID, as in [`FeedPage`].
    pub epoch: String,
    /// The last position of the log when the stream began.
    pub head: i64,
    /// The database's clock at that time.
    pub now: DateTime<Utc>,
}
