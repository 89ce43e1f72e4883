//! One line of the event log, with every value a projection needs.

use chrono::{DateTime, Utc};
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::ticket::{Category, Status};

/// What happened to a ticket, and what it was afterwards.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// From 1 upwards, without holes.
    pub position: i64,
    pub ticket: TicketId,
    /// Absent for a kind that is younger than this program; the other values hold all the same.
    pub kind: Option<EventKind>,
    /// When it happened, by the database's clock: for an opening `opened_at`, for a closing
    /// `closed_at`. An import brings times long past.
    pub at: DateTime<Utc>,
    /// The ticket's category after the change.
    pub category: Category,
    /// The ticket's status after the change.
    pub status: Status,
}

impl Change {
    /// Whether the ticket begins with this change.
    pub fn opens(&self) -> bool {
        self.kind == Some(EventKind::Opened)
    }
}
