//! Values for tests: `Ticket { status: Status::Active, ..testing::ticket(7) }` spells only what a test is about.

use chrono::{DateTime, Utc};

use crate::event::{Event, EventKind};
use crate::ids::{TicketId, Version};
use crate::role::Role;
use crate::ticket::{Category, CategoryBy, Status, Ticket};

/// An open ticket of technical IT without messages, as it is just after its opening by a user.
pub fn ticket(id: i64) -> Ticket {
    Ticket {
        id: TicketId(id),
        description: "Wi-Fi is down".into(),
        category: Category::TechnicalIt,
        category_by: CategoryBy::Classifier,
        confidence: Some(0.9),
        status: Status::Open,
        version: Version(1),
        opened_at: time(0),
        modified_at: time(0),
        activated_at: None,
        closed_at: None,
        last_activity_at: time(0),
        last_message_role: None,
        messages: 0,
        follows: None,
        affected: 0,
        place: None,
        photos: Vec::new(),
    }
}

/// What the log says at `position` about [`ticket`] when `kind` happened, as the helpdesk reads it.
pub fn event(position: i64, ticket: i64, kind: EventKind) -> Event {
    Event {
        position,
        ticket: TicketId(ticket),
        kind,
        role: Some(Role::User),
        at: Some(time(position)),
        category: Some(Category::TechnicalIt),
        status: Some(Status::Open),
    }
}

/// So many seconds after a moment in 2026.
pub fn time(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + seconds, 0).expect("a time that chrono knows")
}
