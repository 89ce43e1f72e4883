//! Which parts of a screen an event makes stale. Each then loads again.

use crate::event::{Event, EventKind};
use crate::ids::TicketId;

/// What a part of a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Something that may change with every event.
    Anything,
    /// How many tickets there are of each status and category.
    Counts,
    /// One ticket.
    Ticket(TicketId),
}

impl View {
    /// Whether the view is stale after the event.
    pub fn is_stale_after(self, event: &Event) -> bool {
        match self {
            Self::Anything => true,
            Self::Counts => !matches!(
                event.kind,
                EventKind::MessagePosted | EventKind::Affected | EventKind::PhotoAdded
            ),
            Self::Ticket(id) => event.ticket == id,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(ticket: i64, kind: EventKind) -> Event {
        let ticket = TicketId(ticket);
        Event { position: 1, ticket, kind, role: None, at: None, category: None, status: None }
    }

    #[test]
    fn a_ticket_is_stale_after_its_own_events_only() {
        let view = View::Ticket(TicketId(7));
        assert!(view.is_stale_after(&event(7, EventKind::MessagePosted)));
        assert!(view.is_stale_after(&event(7, EventKind::Gone)));
        assert!(!view.is_stale_after(&event(8, EventKind::Edited)));
    }

    #[test]
    fn a_message_changes_lists_and_no_counts() {
        let message = event(7, EventKind::MessagePosted);
        assert!(View::Anything.is_stale_after(&message));
        assert!(!View::Counts.is_stale_after(&message));
        assert!(!View::Counts.is_stale_after(&event(7, EventKind::Affected)));
        assert!(View::Counts.is_stale_after(&event(7, EventKind::Edited)), "the category follows");
    }
}
