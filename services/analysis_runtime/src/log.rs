//! Events of the log as the API sends them, read so that they can be trusted.

mod page;

use chrono::{DateTime, Datelike as _, Utc};
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer};
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::ticket::{Category, Status};

pub use page::{LogPage, PageError, check_clock};

/// An event with every value that a projection needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LogEntry {
    /// From 1 upwards, without gaps.
    pub position: i64,
    pub ticket: TicketId,
    /// Absent for a kind that this version does not know; the other values hold all the same.
    pub kind: Option<EventKind>,
    /// When it happened, by the database's clock: for an opening `opened_at`, for a closing
    /// `closed_at`. An import brings times long past.
    pub at: DateTime<Utc>,
    /// The ticket's category after the event.
    pub category: Category,
    /// The ticket's status after the event.
    pub status: Status,
}

/// An event as it was sent; a value that is absent or unknown is `None`.
///
/// An event that this version cannot read must not stop it for ever, and an answer never gets better by asking
/// again, so each value is read for itself:
/// - An unknown kind still has ticket, time, category and status. It counts as a change of those, which is right for
///   any analysis of tickets.
/// - An event that lacks another value is skipped and logged; charts count those events in a note.
/// - An event without a position makes the whole answer unreadable: something could be missing.
#[derive(Clone, Debug, Deserialize)]
pub struct RawEntry {
    pub position: i64,
    #[serde(default, deserialize_with = "lenient")]
    pub ticket: Option<TicketId>,
    #[serde(default, deserialize_with = "lenient")]
    pub kind: Option<EventKind>,
    #[serde(default, deserialize_with = "lenient")]
    pub at: Option<DateTime<Utc>>,
    #[serde(default, deserialize_with = "lenient")]
    category: Option<Category>,
    #[serde(default, deserialize_with = "lenient")]
    status: Option<Status>,
}

/// The value, or `None` for anything else.
fn lenient<'de, T: Deserialize<'de>, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<T>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Lenient<T> {
        Valid(T),
        Invalid(IgnoredAny),
    }
    Lenient::deserialize(deserializer).map(|value| match value {
        Lenient::Valid(value) => Some(value),
        Lenient::Invalid(_) => None,
    })
}

impl LogEntry {
    /// Whether the ticket begins with this event.
    pub fn opens(&self) -> bool {
        self.kind == Some(EventKind::Opened)
    }
}

impl RawEntry {
    /// The event with all its values; `None` when one is missing, unknown or absurd.
    pub fn complete(self) -> Option<LogEntry> {
        Some(LogEntry {
            position: self.position,
            ticket: self.ticket?,
            kind: self.kind,
            at: self.at.filter(|at| is_plausible(*at))?,
            category: self.category?,
            status: self.status?,
        })
    }
}

/// Keeps the number of months that a chart can have within bounds.
fn is_plausible(time: DateTime<Utc>) -> bool {
    (1900..2200).contains(&time.year())
}
