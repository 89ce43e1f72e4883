//! Which screens a change makes stale. Each then asks its ordinary question again.

use crate::event::EventKind;
use crate::ids::TicketId;

/// What of an [`Event`](crate::event::Event) decides who has to ask again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub ticket: TicketId,
    pub kind: EventKind,
}

/// What a part of a screen shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Something that may change with every event.
    Anything,
    /// How many tickets there are of each kind.
    Counts,
    /// One ticket.
    Ticket(TicketId),
    /// What is asked for again when another view has changed.
    Derived,
}

impl View {
    /// Whether the view is stale after the change.
    pub fn is_stale_after(self, change: &Change) -> bool {
        match self {
            Self::Anything => true,
            Self::Counts => change.kind != EventKind::MessagePosted,
            Self::Ticket(id) => change.ticket == id,
            Self::Derived => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn change(ticket: i64, kind: EventKind) -> Change {
        Change { ticket: TicketId(ticket), kind }
    }

    #[test]
    fn a_ticket_is_stale_after_its_own_changes_only() {
        let view = View::Ticket(TicketId(7));
        assert!(view.is_stale_after(&change(7, EventKind::MessagePosted)));
        assert!(view.is_stale_after(&change(7, EventKind::Gone)));
        assert!(!view.is_stale_after(&change(8, EventKind::Edited)));
    }

    #[test]
    fn a_message_changes_lists_and_no_counts() {
        let message = change(7, EventKind::MessagePosted);
        assert!(View::Anything.is_stale_after(&message));
        assert!(!View::Counts.is_stale_after(&message));
        assert!(View::Counts.is_stale_after(&change(7, EventKind::Edited)), "the category follows");
    }
}
