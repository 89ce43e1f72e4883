//! Random histories of a helpdesk, to compare a projection with a recount of its tickets.

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::ticket::{Category, Status};

use crate::change::Change;
use crate::projection::Projection;

/// A ticket as it is after its history.
#[derive(Clone, Debug)]
pub struct Ticket {
    pub opened_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub status: Status,
    pub category: Category,
}

/// Tickets, and the log of how they came to be. The log is in no order of time, as after an import,
/// but each ticket's own changes are in order.
#[derive(Clone, Debug)]
pub struct History {
    pub tickets: Vec<Ticket>,
    pub changes: Vec<Change>,
}

impl History {
    /// A projection that has taken in the whole log.
    pub fn project<P: Projection>(&self, zone: Tz) -> P {
        let mut projection = P::new(zone);
        self.changes.iter().for_each(|change| projection.apply(change));
        projection
    }
}

/// Up to 60 tickets around the [`moment`]s at which calendars go wrong.
pub fn history() -> impl Strategy<Value = History> {
    vec(draft(), 0..60).prop_map(|drafts| {
        let (mut tickets, mut keyed) = (Vec::new(), Vec::new());
        for (id, draft) in (1..).zip(drafts) {
            let mut keys = draft.keys.clone();
            keys.sort_unstable();
            let (ticket, changes) = draft.live(TicketId(id));
            tickets.push(ticket);
            keyed.extend(keys.into_iter().zip(changes));
        }
        keyed.sort_by_key(|(key, _)| *key);
        let numbered = (1..).zip(keyed);
        let changes = numbered.map(|(position, (_, change))| Change { position, ..change });
        History { tickets, changes: changes.collect() }
    })
}

/// Time zones with and without daylight saving, and one half an hour beside all others.
pub fn zone() -> impl Strategy<Value = Tz> {
    select(vec![Tz::Europe__Berlin, Tz::America__Chicago, Tz::Asia__Kolkata, Tz::UTC])
}

/// Around changes of daylight saving, ends of months and years, and a leap day, in Berlin and in
/// Chicago: to the microsecond before, at and after, or some hours away.
pub fn moment() -> impl Strategy<Value = DateTime<Utc>> {
    let edges = select(vec![
        "2024-02-28T23:00:00Z",
        "2024-02-29T23:00:00Z",
        "2024-03-01T06:00:00Z",
        "2025-10-26T01:00:00Z",
        "2025-11-02T07:00:00Z",
        "2025-12-31T23:00:00Z",
        "2026-01-01T06:00:00Z",
        "2026-03-08T08:00:00Z",
        "2026-03-29T01:00:00Z",
        "2026-03-31T22:00:00Z",
        "2026-04-01T05:00:00Z",
    ]);
    let beside = prop_oneof![-1_i64..=1, -100_000_000_000_i64..100_000_000_000];
    (edges, beside).prop_map(|(edge, micros)| {
        let edge: DateTime<Utc> = edge.parse().expect("the edges above are times");
        edge + TimeDelta::microseconds(micros)
    })
}

/// What is drawn at random for one ticket.
#[derive(Clone, Debug)]
struct Draft {
    opened_at: DateTime<Utc>,
    /// How many steps of the life cycle it went.
    steps: usize,
    /// How long each step took, in microseconds.
    waits: [i64; 2],
    category: Category,
    /// What happens while it is open and while it is active.
    meanwhile: [Vec<(Option<EventKind>, Category)>; 2],
    /// Where its changes stand in the log.
    keys: Vec<u32>,
}

fn draft() -> impl Strategy<Value = Draft> {
    let category = || select(Category::ALL.to_vec());
    let kinds = [EventKind::Edited, EventKind::Recategorised].map(Some);
    let events = move || vec((select([&kinds[..], &[None]].concat()), category()), 0..3);
    let waits = [0_i64..5_000_000_000_000, 0..5_000_000_000_000];
    (moment(), 0_usize..=2, waits, category(), [events(), events()], vec(any::<u32>(), 7)).prop_map(
        |(opened_at, steps, waits, category, meanwhile, keys)| Draft {
            opened_at,
            steps,
            waits,
            category,
            meanwhile,
            keys,
        },
    )
}

impl Draft {
    fn live(self, id: TicketId) -> (Ticket, Vec<Change>) {
        let (mut at, mut status, mut category) = (self.opened_at, Status::Open, self.category);
        let change = |kind, at, status, category| Change {
            position: 0,
            ticket: id,
            kind,
            at,
            category,
            status,
        };
        let mut changes = vec![change(Some(EventKind::Opened), at, status, category)];
        let moves = [EventKind::Activated, EventKind::Closed];
        for (step, events) in self.meanwhile.into_iter().enumerate().take(self.steps + 1) {
            for (kind, corrected) in events {
                category = corrected;
                changes.push(change(kind, at, status, category));
            }
            if step < self.steps {
                at += TimeDelta::microseconds(self.waits[step]);
                status = status.next().unwrap_or(status);
                changes.push(change(Some(moves[step]), at, status, category));
            }
        }
        let closed_at = (status == Status::Closed).then_some(at);
        (Ticket { opened_at: self.opened_at, closed_at, status, category }, changes)
    }
}
