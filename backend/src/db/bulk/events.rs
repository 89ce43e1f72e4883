//! Events with dates of their own, many at a time.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::event::EventKind;
use shared::ids::{TicketId, Version};
use shared::role::Role;
use shared::ticket::{Category, Status, Ticket};

use crate::db::schema::{event_head, ticket_events};

/// An event to append; its position follows from its place among the others.
#[derive(Clone, Debug)]
pub struct DatedEvent {
    pub ticket: TicketId,
    pub kind: EventKind,
    pub role: Role,
    pub at: DateTime<Utc>,
    /// After the event, as are status and version.
    pub category: Category,
    pub status: Status,
    pub version: Version,
}

impl DatedEvent {
    /// The event that led to the ticket as it is.
    pub fn of(ticket: &Ticket, kind: EventKind, role: Role, at: DateTime<Utc>) -> Self {
        let Ticket { id, category, status, version, .. } = *ticket;
        Self { ticket: id, kind, role, at, category, status, version }
    }
}

#[derive(Insertable)]
#[diesel(table_name = ticket_events)]
struct EventRow {
    position: i64,
    ticket_id: TicketId,
    kind: EventKind,
    role: Role,
    at: DateTime<Utc>,
    category: Category,
    status: Status,
    version: Version,
}

impl EventRow {
    fn new(position: i64, event: DatedEvent) -> Self {
        let DatedEvent { ticket, kind, role, at, category, status, version } = event;
        Self { position, ticket_id: ticket, kind, role, at, category, status, version }
    }
}

/// Appends at most 8,000 events to the log. It must be the last statement of a transaction: from here to
/// the commit every other writer waits.
pub async fn append(conn: &mut AsyncPgConnection, events: Vec<DatedEvent>) -> QueryResult<()> {
    if events.is_empty() {
        return Ok(());
    }
    // The caller's limit is far below what fits.
    let n = i64::try_from(events.len()).unwrap_or(i64::MAX);
    let last: i64 = diesel::update(event_head::table)
        .set(event_head::last.eq(event_head::last + n))
        .returning(event_head::last)
        .get_result(conn)
        .await?;
    // One statement for all: the trigger compares the last position with the head of the log.
    let positions = last - n + 1..;
    let rows: Vec<EventRow> =
        positions.zip(events).map(|(position, event)| EventRow::new(position, event)).collect();
    diesel::insert_into(ticket_events::table).values(rows).execute(conn).await?;
    Ok(())
}
