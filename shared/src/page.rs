//! Answers that come in pages.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::event::Event;

/// The most items that one page of a list may have.
pub const MAX_LIMIT: i64 = 100;
/// How many items a page has unless asked otherwise.
pub const DEFAULT_LIMIT: i64 = 50;
/// The most events that one page of the log may have.
pub const MAX_EVENTS: i64 = 1_000;
/// How many events a page has unless asked otherwise.
pub const DEFAULT_EVENTS: i64 = 100;

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
pub struct EventPage {
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
