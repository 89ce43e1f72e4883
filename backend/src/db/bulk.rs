//! Many rows at a time, with the rights of the owner: for import, export and the demo.
//!
//! The owner alone may bring dates along; the triggers keep everything else right.

pub mod corrections;
pub mod history;
pub mod life;
pub mod sheet;

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, select};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::event::EventKind;
use shared::ids::{TicketId, Version};
use shared::role::Role;
use shared::ticket::{Category, Status};

use super::schema::{event_head, ticket_events, tickets};

/// A line for the log; its position follows from its place among the others.
#[derive(Clone, Debug)]
pub struct LogLine {
    pub ticket: TicketId,
    pub kind: EventKind,
    pub role: Role,
    pub at: DateTime<Utc>,
    /// After the event, as are status and version.
    pub category: Category,
    pub status: Status,
    pub version: Version,
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

/// Continues the log, with at most 8,000 lines. The last statement of a transaction: from here to
/// the commit everybody else who writes waits.
pub async fn append(conn: &mut AsyncPgConnection, lines: Vec<LogLine>) -> QueryResult<()> {
    if lines.is_empty() {
        return Ok(());
    }
    // The caller's limit keeps the number far below what fits.
    let n = i64::try_from(lines.len()).unwrap_or(i64::MAX);
    let last: i64 = diesel::update(event_head::table)
        .set(event_head::last.eq(event_head::last + n))
        .returning(event_head::last)
        .get_result(conn)
        .await?;
    // One statement for all: the trigger compares its last position with the head.
    let rows: Vec<EventRow> = (last - n + 1..).zip(lines).map(numbered).collect();
    diesel::insert_into(ticket_events::table).values(rows).execute(conn).await?;
    Ok(())
}

fn numbered((position, line): (i64, LogLine)) -> EventRow {
    EventRow {
        position,
        ticket_id: line.ticket,
        kind: line.kind,
        role: line.role,
        at: line.at,
        category: line.category,
        status: line.status,
        version: line.version,
    }
}

/// The database's clock.
pub async fn now(conn: &mut AsyncPgConnection) -> QueryResult<DateTime<Utc>> {
    select(diesel::dsl::now.into_sql::<diesel::sql_types::Timestamptz>()).get_result(conn).await
}

/// Whether there is any ticket yet.
pub async fn holds_tickets(conn: &mut AsyncPgConnection) -> QueryResult<bool> {
    select(exists(tickets::table.select(tickets::id))).get_result(conn).await
}
