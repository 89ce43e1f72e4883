//! Random histories of a helpdesk, to compare a projection with a recount of its tickets.

use chrono::{DateTime, TimeDelta, Utc};
use jiff::tz::TimeZone;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::ticket::{Category, Status};

use crate::log::LogEntry;
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
/// but each ticket's own events are in order.
#[derive(Clone, Debug)]
pub struct History {
    pub tickets: Vec<Ticket>,
    pub events: Vec<LogEntry>,
}

impl History {
    /// A projection that has taken in the whole log.
    pub fn project<P: Projection>(&self, zone: &TimeZone) -> P {
        let mut projection = P::new(zone.clone());
        self.events.iter().for_each(|event| projection.apply(event));
        projection
    }
}

/// Up to 60 tickets around the [`moment`]s at which calendars go wrong.
pub fn history() -> impl Strategy<Value = History> {
    vec(random_ticket(), 0..60).prop_map(|random_tickets| {
        let (mut tickets, mut keyed) = (Vec::new(), Vec::new());
        for (id, random) in (1..).zip(random_tickets) {
            let mut keys = random.keys.clone();
            keys.sort_unstable();
            let (ticket, events) = random.history(TicketId(id));
            tickets.push(ticket);
            keyed.extend(keys.into_iter().zip(events));
        }
        keyed.sort_by_key(|(key, _)| *key);
        let numbered = (1..).zip(keyed);
        let events = numbered.map(|(position, (_, event))| LogEntry { position, ..event });
        History { tickets, events: events.collect() }
    })
}

/// Time zones with and without daylight saving, and one half an hour beside all others.
pub fn zone() -> impl Strategy<Value = TimeZone> {
    let names = ["Europe/Berlin", "America/Chicago", "Asia/Kolkata", "UTC"];
    select(names.to_vec()).prop_map(|name| TimeZone::get(name).expect("jiff knows these zones"))
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
struct RandomTicket {
    opened_at: DateTime<Utc>,
    /// How many steps of the life cycle it went.
    steps: usize,
    /// How long each step took, in microseconds.
    waits: [i64; 2],
    category: Category,
    /// What happens while it is open and while it is active.
    meanwhile: [Vec<(Option<EventKind>, Category)>; 2],
    /// Where its events stand in the log.
    keys: Vec<u32>,
}

fn random_ticket() -> impl Strategy<Value = RandomTicket> {
    let category = || select(Category::ALL.to_vec());
    let kinds = [EventKind::Edited, EventKind::Recategorised].map(Some);
    let events = move || vec((select([&kinds[..], &[None]].concat()), category()), 0..3);
    let waits = [0_i64..5_000_000_000_000, 0..5_000_000_000_000];
    (moment(), 0_usize..=2, waits, category(), [events(), events()], vec(any::<u32>(), 7)).prop_map(
        |(opened_at, steps, waits, category, meanwhile, keys)| RandomTicket {
            opened_at,
            steps,
            waits,
            category,
            meanwhile,
            keys,
        },
    )
}

impl RandomTicket {
    /// The ticket as it is in the end, and its events in order.
    fn history(self, id: TicketId) -> (Ticket, Vec<LogEntry>) {
        let (mut at, mut status, mut category) = (self.opened_at, Status::Open, self.category);
        let event = |kind, at, status, category| LogEntry {
            position: 0,
            ticket: id,
            kind,
            at,
            category,
            status,
        };
        let mut events = vec![event(Some(EventKind::Opened), at, status, category)];
        let moves = [EventKind::Activated, EventKind::Closed];
        for (step, changes) in self.meanwhile.into_iter().enumerate().take(self.steps + 1) {
            for (kind, corrected) in changes {
                category = corrected;
                events.push(event(kind, at, status, category));
            }
            if step < self.steps {
                at += TimeDelta::microseconds(self.waits[step]);
                status = status.next().unwrap_or(status);
                events.push(event(Some(moves[step]), at, status, category));
            }
        }
        let closed_at = (status == Status::Closed).then_some(at);
        (Ticket { opened_at: self.opened_at, closed_at, status, category }, events)
    }
}
