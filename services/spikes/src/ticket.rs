//! A ticket, as far as spikes depend on it.

use chrono::{DateTime, Utc};
use shared::ids::TicketId;
use shared::ticket::{Category, Status, TicketSummary};

use crate::words::{Word, content_words};

/// A ticket of the recent past.
#[derive(Clone, Debug, PartialEq)]
pub struct RecentTicket {
    pub id: TicketId,
    pub opened_at: DateTime<Utc>,
    pub category: Category,
    pub is_closed: bool,
    pub words: Vec<Word>,
}

impl From<&TicketSummary> for RecentTicket {
    fn from(ticket: &TicketSummary) -> Self {
        Self {
            id: ticket.id,
            opened_at: ticket.opened_at,
            category: ticket.category,
            is_closed: ticket.status == Status::Closed,
            words: content_words(&ticket.brief),
        }
    }
}
