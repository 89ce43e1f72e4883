//! What each service computes, from the log alone or from the tickets too.

use chrono::{DateTime, TimeDelta, Utc};
use jiff::tz::TimeZone;
use shared::analysis::Analysis;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::TicketSummary;

use crate::log::LogEntry;
use crate::query::Query;
use crate::report::Report;

/// A question that is kept answered while the log grows.
///
/// What it keeps grows with the tickets that are not closed and with months; eight bytes for a ticket are accepted
/// where the report would not be exact without them.
pub trait Projection: Send + Sync + 'static {
    /// How the analysis describes itself. Queries are checked against its parameters.
    fn analysis() -> Analysis;

    /// The state before the first event. Months, days and hours are those of `zone`.
    fn new(zone: TimeZone) -> Self;

    /// Takes the next event. Called once for each, in the order of positions. Must not panic,
    /// however little sense the event makes.
    fn apply(&mut self, event: &LogEntry);

    /// Reports from memory. `now` is the database's clock.
    fn report(&self, query: &Query, now: DateTime<Utc>) -> Report;

    /// What else is served, at `GET /{name}`.
    fn extra_route(&self, _name: &str, _now: DateTime<Utc>) -> Option<serde_json::Value> {
        None
    }
}

/// What a service keeps of recent tickets as one role sees them, and what it reports from that.
///
/// It depends on the text of a ticket, on its category and on whether it is closed: a ticket is read again when one
/// of them changes.
pub trait TicketProjection: Default + Send + 'static {
    type Report: Send + Sync + 'static;

    /// Tickets that were opened longer ago are not read.
    const MAX_AGE: TimeDelta;
    /// Of more tickets only the latest are read.
    const MAX_TICKETS: usize;

    /// Takes a ticket as it is now, in place of what it was.
    fn put(&mut self, ticket: &TicketSummary);

    /// Forgets a ticket, as if it had never been.
    fn remove(&mut self, id: TicketId);

    /// Forgets the tickets that were opened before that time.
    fn remove_opened_before(&mut self, time: DateTime<Utc>);

    fn contains(&self, id: TicketId) -> bool;

    /// Reports to `role` from memory. `now` is the database's clock.
    fn report(&self, role: Role, now: DateTime<Utc>) -> Self::Report;
}
