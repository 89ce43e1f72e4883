//! Who had the last word on a ticket, and whether the helpdesk is to act.

use shared::role::Role;
use shared::ticket::{Status, TicketSummary};

use super::relative_time::ago;
use crate::words::words;

/// Who wrote last and when, as `reader` would say it; of a closed ticket, when it was closed. `now`
/// is in seconds since 1970.
pub fn last_word(ticket: &TicketSummary, reader: Role, now: i64) -> String {
    if ticket.status == Status::Closed {
        return ticket.closed_at.map_or_else(String::new, |time| ago(now - time.timestamp()));
    }
    let Some(author) = ticket.last_message_role else {
        return words().waiting_unanswered();
    };
    // A later change hides when the message was sent; then only its order is known.
    if ticket.last_activity_at <= ticket.modified_at {
        return match (author, reader) {
            (Role::User, Role::Helpdesk) => words().waiting_reporter_wrote_last(),
            (Role::User, Role::User) => words().waiting_user_wrote_last(),
            (Role::Helpdesk, Role::Helpdesk) => words().waiting_we_answered_last(),
            (Role::Helpdesk, Role::User) => words().waiting_helpdesk_answered_last(),
        };
    }
    let age = ago(now - ticket.last_activity_at.timestamp());
    match (author, reader) {
        (Role::User, Role::Helpdesk) => words().waiting_reporter_wrote(age),
        (Role::User, Role::User) => words().waiting_user_wrote(age),
        (Role::Helpdesk, Role::Helpdesk) => words().waiting_we_answered(age),
        (Role::Helpdesk, Role::User) => words().waiting_helpdesk_answered(age),
    }
}

/// Whether the helpdesk is expected to do something.
pub fn waits_for_helpdesk(ticket: &TicketSummary) -> bool {
    ticket.status != Status::Closed && ticket.last_message_role != Some(Role::Helpdesk)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use shared::testing;

    use super::*;

    fn ticket(last_message_role: Option<Role>, seconds_after_change: u64) -> TicketSummary {
        let ticket = TicketSummary::from(testing::ticket(1));
        let last_activity_at = ticket.modified_at + Duration::from_secs(seconds_after_change);
        TicketSummary { last_message_role, last_activity_at, ..ticket }
    }

    #[test]
    fn the_last_word_is_named_from_the_readers_side() {
        let question = ticket(Some(Role::User), 60);
        let now = question.last_activity_at.timestamp() + 7_200;
        assert_eq!(last_word(&question, Role::Helpdesk, now), "reporter wrote 2 h ago");
        assert_eq!(last_word(&question, Role::User, now), "a user wrote 2 h ago");
    }

    #[test]
    fn no_time_is_said_where_a_later_change_hides_it() {
        let changed = ticket(Some(Role::Helpdesk), 0);
        assert_eq!(last_word(&changed, Role::Helpdesk, 0), "we answered last");
    }

    #[test]
    fn a_ticket_waits_for_the_helpdesk_until_it_answers() {
        assert!(waits_for_helpdesk(&ticket(None, 0)));
        assert!(waits_for_helpdesk(&ticket(Some(Role::User), 1)));
        assert!(!waits_for_helpdesk(&ticket(Some(Role::Helpdesk), 1)));
    }

    #[test]
    fn a_closed_ticket_waits_for_nobody_and_says_when_it_was_closed() {
        let open = ticket(None, 0);
        let closed =
            TicketSummary { status: Status::Closed, closed_at: Some(open.opened_at), ..open };
        assert!(!waits_for_helpdesk(&closed));
        let now = closed.opened_at.timestamp() + 7_200;
        assert_eq!(last_word(&closed, Role::Helpdesk, now), "2 h ago");
    }
}
