//! Who may see and change what.
//!
//! The server enforces these rules, the browser draws its buttons from them, and PostgreSQL
//! (row-level security and triggers, see `migrations/`) refuses what slips through.

use crate::role::Role;
use crate::ticket::Status;

/// For users a closed ticket does not exist.
pub fn may_see(role: Role, status: Status) -> bool {
    match role {
        Role::Helpdesk => true,
        Role::User => status != Status::Closed,
    }
}

/// Text may be changed and messages written by everybody who sees the ticket, until it is closed.
pub fn may_write(role: Role, status: Status) -> bool {
    may_see(role, status) && status != Status::Closed
}

/// Moving a ticket on is the helpdesk's; where it may go is [`Status::next`].
pub fn may_move(role: Role) -> bool {
    role == Role::Helpdesk
}

/// Correcting a category is the helpdesk's, until the ticket is closed.
pub fn may_correct_category(role: Role, status: Status) -> bool {
    role == Role::Helpdesk && may_write(role, status)
}

/// Analyses are for the helpdesk.
pub fn may_analyse(role: Role) -> bool {
    role == Role::Helpdesk
}

/// Users learn one thing from closed tickets: how long problems of a category usually take, and only
/// as a rounded aggregate over at least 20 of them (`docs/decisions/0014-resolution-times.md`).
pub const fn may_publish_resolution_times(closed_tickets: u32) -> bool {
    closed_tickets >= 20
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_ticket_is_hidden_from_users_and_read_only_for_the_helpdesk() {
        for role in Role::ALL {
            assert!(!may_write(role, Status::Closed), "{role}");
            assert!(may_write(role, Status::Open) && may_write(role, Status::Active), "{role}");
        }
        assert!(!may_see(Role::User, Status::Closed));
        assert!(may_see(Role::Helpdesk, Status::Closed));
    }

    #[test]
    fn a_user_never_moves_corrects_or_analyses() {
        assert!(!may_move(Role::User) && !may_analyse(Role::User));
        for status in Status::ALL {
            assert!(!may_correct_category(Role::User, status), "{status}");
        }
    }
}
