//! Whose turn it is with a ticket.

use shared::role::Role;
use shared::ticket::{Status, Ticket};

use crate::wording::age::age;

/// Who had the last word, as `reader` would say it. `now` is in seconds since 1970.
pub fn turn(ticket: &Ticket, reader: Role, now: i64) -> String {
    if ticket.status == Status::Closed {
        return "done".to_owned();
    }
    let Some(writer) = ticket.last_message_role else {
        return "not answered yet".to_owned();
    };
    let said = match (writer, reader) {
        (Role::User, Role::Helpdesk) => "reporter wrote",
        (Role::User, Role::User) => "a user wrote",
        (Role::Helpdesk, Role::Helpdesk) => "we answered",
        (Role::Helpdesk, Role::User) => "helpdesk answered",
    };
    // A later change hides when the message was sent; then only its order is known.
    if ticket.last_activity_at > ticket.modified_at {
        format!("{said} {}", age(now - ticket.last_activity_at.timestamp()))
    } else {
        format!("{said} last")
    }
}

/// Whether the helpdesk is expected to do something.
pub fn waits_for_helpdesk(ticket: &Ticket) -> bool {
    ticket.status != Status::Closed && ticket.last_message_role != Some(Role::Helpdesk)
}

#[cfg(test)]
mod tests {
    use shared::ids::{TicketId, Version};
    use shared::ticket::{Category, CategoryBy};

    use super::*;

    fn ticket(last: Option<Role>, seconds_after_change: i64) -> Ticket {
        let opened_at = "2026-03-01T10:00:00Z".parse().unwrap();
        Ticket {
            id: TicketId(1),
            description: "Lift stuck".into(),
            category: Category::FacilityManagement,
            category_by: CategoryBy::Classifier,
            confidence: None,
            status: Status::Open,
            version: Version(1),
            opened_at,
            modified_at: opened_at,
            activated_at: None,
            closed_at: None,
            last_activity_at: opened_at
                + std::time::Duration::from_secs(seconds_after_change as u64),
            last_message_role: last,
            messages: 0,
            follows: None,
        }
    }

    #[test]
    fn the_last_word_is_told_from_the_readers_side() {
        let asked = ticket(Some(Role::User), 60);
        let now = asked.last_activity_at.timestamp() + 7_200;
        assert_eq!(turn(&asked, Role::Helpdesk, now), "reporter wrote 2 h ago");
        assert_eq!(turn(&asked, Role::User, now), "a user wrote 2 h ago");
    }

    #[test]
    fn no_time_is_told_where_a_later_change_hides_it() {
        assert_eq!(turn(&ticket(Some(Role::Helpdesk), 0), Role::Helpdesk, 0), "we answered last");
    }

    #[test]
    fn a_ticket_waits_for_the_helpdesk_until_it_answers() {
        assert!(waits_for_helpdesk(&ticket(None, 0)));
        assert!(waits_for_helpdesk(&ticket(Some(Role::User), 1)));
        assert!(!waits_for_helpdesk(&ticket(Some(Role::Helpdesk), 1)));
        let closed = Ticket { status: Status::Closed, ..ticket(None, 0) };
        assert!(!waits_for_helpdesk(&closed));
        assert_eq!(turn(&closed, Role::Helpdesk, 0), "done");
    }
}
