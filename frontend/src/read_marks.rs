//! Up to when each ticket has been read in this browser, for the marks of what is unread.

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Ticket, TicketSummary};

use crate::browser::campus_time;
use crate::browser::device_value::DeviceValue;

const NAME: &str = "lodge-read-marks";
/// Where the style guide stores its own.
const EXAMPLES: &str = "lodge-example-read-marks";
/// How many tickets have a mark, those read last.
const MAX_MARKS: usize = 400;

/// The marks of this browser.
#[derive(Clone, Copy)]
pub struct ReadMarks(DeviceValue<Marks>);

/// Times are microseconds since 1970.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct Marks {
    /// What happened before counts as read.
    since: i64,
    /// The last activity of each ticket when it was read, those read last first.
    tickets: Vec<(TicketId, i64)>,
}

pub fn provide_read_marks() {
    let now = || (campus_time::now() * 1_000.0) as i64;
    let first = || Marks { since: now(), tickets: Vec::new() };
    provide_context(ReadMarks(DeviceValue::open(NAME, first)));
}

/// Provides marks that are not the reader's: what happened before `since`, in microseconds since 1970, is read.
pub fn provide_example_read_marks(since: i64) {
    let first = || Marks { since, tickets: Vec::new() };
    let marks = DeviceValue::open(EXAMPLES, first);
    marks.update(|marks| *marks = first());
    provide_context(ReadMarks(marks));
}

pub fn use_read_marks() -> ReadMarks {
    expect_context()
}

impl ReadMarks {
    /// The last activity of a ticket when it was read. Not tracked.
    pub fn last_read(self, id: TicketId) -> Option<i64> {
        self.0.with_untracked(|marks| marks.of(id))
    }

    /// Marks everything up to the last activity of a ticket as read.
    pub fn mark_read(self, ticket: &Ticket) {
        let time = ticket.last_activity_at.timestamp_micros();
        if self.last_read(ticket.id) != Some(time) {
            self.0.update(|marks| marks.mark(ticket.id, time));
        }
    }

    /// Whether a ticket has activity that was not read. For a user only tickets that they have read or
    /// reported; for the helpdesk all. Tracked.
    pub fn is_unread(self, ticket: &TicketSummary, role: Role) -> bool {
        let read_to = self.0.with(|marks| {
            marks.of(ticket.id).or_else(|| (role == Role::Helpdesk).then_some(marks.since))
        });
        read_to.is_some_and(|time| time < ticket.last_activity_at.timestamp_micros())
    }
}

impl Marks {
    fn of(&self, id: TicketId) -> Option<i64> {
        self.tickets.iter().find(|(ticket, _)| *ticket == id).map(|(_, time)| *time)
    }

    fn mark(&mut self, id: TicketId, time: i64) {
        self.tickets.retain(|(ticket, _)| *ticket != id);
        self.tickets.insert(0, (id, time));
        // A mark that is dropped was read: nothing up to then is new.
        let dropped = self.tickets.drain(MAX_MARKS.min(self.tickets.len())..);
        let newest_dropped = dropped.map(|(_, time)| time).max().unwrap_or_default();
        self.since = self.since.max(newest_dropped);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_come_back_as_they_were_stored() {
        let marks = Marks { since: 1, tickets: vec![(TicketId(7), 1_790_000_000_000_000)] };
        let text = serde_json::to_string(&marks).unwrap();
        assert_eq!(serde_json::from_str::<Marks>(&text).unwrap(), marks);
        assert!(serde_json::from_str::<Marks>("nonsense").is_err());
    }

    #[test]
    fn the_last_mark_of_a_ticket_counts() {
        let mut marks = Marks { since: 1, tickets: Vec::new() };
        marks.mark(TicketId(7), 5);
        marks.mark(TicketId(8), 6);
        marks.mark(TicketId(7), 9);
        assert_eq!((marks.of(TicketId(7)), marks.of(TicketId(8))), (Some(9), Some(6)));
        assert_eq!(marks.of(TicketId(9)), None);
    }

    #[test]
    fn what_was_read_stays_read_when_its_mark_is_dropped() {
        let mut marks = Marks { since: 1, tickets: Vec::new() };
        for id in 0..=MAX_MARKS as i64 {
            marks.mark(TicketId(id), 100 + id);
        }
        assert_eq!((marks.tickets.len(), marks.since), (MAX_MARKS, 100));
        assert_eq!(marks.of(TicketId(0)), None);
    }
}
