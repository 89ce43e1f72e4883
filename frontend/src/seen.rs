//! What of each ticket this browser has seen, so that it can say what is new.

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::browser::campus_time;
use crate::browser::storage::Memory;

const NAME: &str = "lodge-seen";
/// So many tickets are remembered, those looked at last.
const MOST: usize = 400;
/// Stands for the time since which this browser remembers.
const SINCE: i64 = 0;

/// For tickets their last activity when they were looked at, in microseconds since 1970.
#[derive(Clone, Copy)]
pub struct Seen(RwSignal<Vec<(i64, i64)>>);

pub fn provide_seen() {
    let seen = Seen(RwSignal::new(recall()));
    if seen.time_of(SINCE).is_none() {
        seen.note(SINCE, (campus_time::now() * 1_000.0) as i64);
    }
    // Another window has looked at something.
    let handle = window_event_listener_untyped("storage", move |_| seen.0.set(recall()));
    on_cleanup(move || handle.remove());
    provide_context(seen);
}

pub fn use_seen() -> Seen {
    expect_context()
}

impl Seen {
    /// How far a ticket was known when it was last looked at.
    pub fn known(self, id: TicketId) -> Option<i64> {
        untrack(|| self.time_of(id.0))
    }

    /// Takes note that a ticket is looked at.
    pub fn look(self, ticket: &Ticket) {
        let time = activity(ticket);
        if untrack(|| self.time_of(ticket.id.0)) != Some(time) {
            self.note(ticket.id.0, time);
        }
    }

    /// Whether something happened that was not looked at. To the helpdesk every ticket matters, to a
    /// user those that they have looked at before.
    pub fn is_unread(self, ticket: &Ticket, role: Role) -> bool {
        let since = || self.time_of(SINCE).filter(|_| role == Role::Helpdesk);
        let known = self.time_of(ticket.id.0).or_else(since);
        known.is_some_and(|it| it < activity(ticket))
    }

    fn time_of(self, id: i64) -> Option<i64> {
        self.0.with(|it| it.iter().find(|it| it.0 == id).map(|it| it.1))
    }

    fn note(self, id: i64, time: i64) {
        // Other windows write, too.
        let mut all = recall();
        let since = all.iter().find(|it| it.0 == SINCE && id != SINCE).copied();
        all.retain(|it| it.0 != id && it.0 != SINCE);
        all.insert(0, (id, time));
        // What is forgotten was known: nothing up to then is new.
        let forgotten = all.iter().skip(MOST).map(|it| it.1).max().unwrap_or_default();
        all.truncate(MOST);
        all.extend(since.map(|it| (SINCE, it.1.max(forgotten))));
        Memory::Device.remember(NAME, &to_text(&all));
        self.0.set(all);
    }
}

fn activity(ticket: &Ticket) -> i64 {
    ticket.last_activity_at.timestamp_micros()
}

fn recall() -> Vec<(i64, i64)> {
    from_text(&Memory::Device.recall(NAME).unwrap_or_default())
}

fn to_text(all: &[(i64, i64)]) -> String {
    all.iter().map(|(id, time)| format!("{id} {time}\n")).collect()
}

fn from_text(text: &str) -> Vec<(i64, i64)> {
    let pair = |line: &str| {
        let (id, time) = line.split_once(' ')?;
        Some((id.parse().ok()?, time.parse().ok()?))
    };
    text.lines().filter_map(pair).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_seen_comes_back_as_it_was_left() {
        let all = [(7, 1_790_000_000_000_000), (0, 1)];
        assert_eq!(from_text(&to_text(&all)), all);
        assert_eq!(from_text("nonsense\n7 x\n8 9"), [(8, 9)]);
    }
}
