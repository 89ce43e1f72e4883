//! Typing indicators: who else is writing or editing just now.

mod sender;

use std::time::Duration;

use leptos::prelude::*;
use shared::event::{Event, EventKind};
use shared::ids::TicketId;
use shared::role::Role;
use shared::typing::{TypingActivity, TypingIndicator};

use crate::browser::campus_time;
pub use sender::TypingSender;

/// How long an indicator is shown unless it comes again.
const INDICATOR_LIFETIME: Duration = Duration::from_secs(7);
/// After a message or an edit, indicators of the same activity are ignored for this long: they were late.
const LATE_MS: f64 = 2_000.0;
/// After a sender has stopped, its own indicators may still come back for this long.
const ECHO_MS: f64 = 10_000.0;

/// The indicators of others.
#[derive(Clone, Copy)]
pub struct TypingIndicators {
    shown: RwSignal<Vec<Shown>>,
    muted: StoredValue<Vec<(Muted, Until)>>,
}

/// An indicator, and when it came.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Shown {
    ticket: TicketId,
    role: Role,
    activity: TypingActivity,
    at: f64,
}

/// Indicators that are ignored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Muted {
    /// This page's own.
    Sender(u32),
    /// What somebody has just finished.
    Activity(TicketId, Role, TypingActivity),
}

/// Milliseconds since 1970.
type Until = f64;

/// For the whole application.
pub fn provide_typing_indicators() -> TypingIndicators {
    let typing =
        TypingIndicators { shown: RwSignal::new(Vec::new()), muted: StoredValue::new(Vec::new()) };
    provide_context(typing);
    typing
}

impl TypingIndicators {
    /// The role of somebody else with this activity on the ticket, the helpdesk before users.
    pub fn who(self, ticket: TicketId, activity: TypingActivity) -> Option<Role> {
        self.shown.with(|shown| {
            let same = shown.iter().filter(|it| (it.ticket, it.activity) == (ticket, activity));
            same.map(|it| it.role).max_by_key(|role| *role == Role::Helpdesk)
        })
    }

    /// Shows an indicator, unless it is this page's own or late.
    pub fn receive(self, indicator: TypingIndicator) {
        let now = campus_time::now();
        if self.muted.with_value(|muted| is_muted(muted, &indicator, now)) {
            return;
        }
        let TypingIndicator { ticket, role, activity, .. } = indicator;
        self.hide(move |it| (it.ticket, it.role, it.activity) == (ticket, role, activity));
        let shown = Shown { ticket, role, activity, at: now };
        self.shown.try_update(|all| all.push(shown));
        set_timeout(move || self.hide(move |it| *it == shown), INDICATOR_LIFETIME);
    }

    /// Hides what an event ends: the activity that led to it, or all about a closed ticket.
    pub fn end_with(self, event: &Event) {
        let ticket = event.ticket;
        if matches!(event.kind, EventKind::Closed | EventKind::Gone) {
            return self.hide(move |it| it.ticket == ticket);
        }
        let (Some(activity), Some(role)) = (activity_before(event.kind), event.role) else {
            return;
        };
        self.mute(Muted::Activity(ticket, role, activity), campus_time::now() + LATE_MS);
        self.hide(move |it| (it.ticket, it.role, it.activity) == (ticket, role, activity));
    }

    fn mute(self, what: Muted, until: Until) {
        let now = campus_time::now();
        self.muted.update_value(|muted| {
            muted.retain(|(other, until)| *other != what && now < *until);
            muted.push((what, until));
        });
    }

    fn hide(self, is_over: impl Fn(&Shown) -> bool) {
        if self.shown.try_with_untracked(|shown| shown.iter().any(&is_over)) == Some(true) {
            self.shown.update(|shown| shown.retain(|it| !is_over(it)));
        }
    }
}

/// What somebody was doing whose work is this event.
fn activity_before(kind: EventKind) -> Option<TypingActivity> {
    match kind {
        EventKind::MessagePosted => Some(TypingActivity::Writing),
        EventKind::Edited => Some(TypingActivity::Editing),
        _ => None,
    }
}

fn is_muted(muted: &[(Muted, Until)], indicator: &TypingIndicator, now: f64) -> bool {
    let TypingIndicator { ticket, role, activity, sender } = *indicator;
    let of_sender = Muted::Sender(sender);
    let of_activity = Muted::Activity(ticket, role, activity);
    muted.iter().any(|(what, until)| now < *until && (*what == of_sender || *what == of_activity))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_ignores_itself_and_what_has_just_ended_and_nothing_else() {
        let (ticket, role) = (TicketId(7), Role::User);
        let writing = TypingActivity::Writing;
        let indicator = TypingIndicator { ticket, role, activity: writing, sender: 5 };
        let muted = |what| is_muted(&[(what, 10.0)], &indicator, 9.0);
        assert!(muted(Muted::Sender(5)));
        assert!(muted(Muted::Activity(ticket, role, writing)));
        assert!(!muted(Muted::Sender(7)));
        assert!(!muted(Muted::Activity(ticket, Role::Helpdesk, writing)));
        assert!(!muted(Muted::Activity(ticket, role, TypingActivity::Editing)));
        assert!(!muted(Muted::Activity(TicketId(5), role, writing)));
        assert!(!is_muted(&[(Muted::Sender(5), 10.0)], &indicator, 10.0), "it is over");
    }
}
