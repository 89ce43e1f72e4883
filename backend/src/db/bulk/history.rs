//! Tickets that come with their past: the import.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};
use shared::event::EventKind;
use shared::ids::{TicketId, Version};
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status};

use super::{LogLine, append};
use crate::db::schema::tickets;

/// What waiting begins with when nobody waits: 9999-12-31T00:00:00Z.
const NOBODY_WAITS: DateTime<Utc> =
    DateTime::from_timestamp(253_402_214_400, 0).expect("the year 9999 is within range");

/// A ticket from elsewhere: open, or closed if it has a date of closing.
#[derive(Clone, Debug, PartialEq)]
pub struct HistoricalTicket {
    /// Cleaned.
    pub description: String,
    pub category: Category,
    pub category_by: CategoryBy,
    /// The classifier's, 0 to 1.
    pub confidence: Option<f64>,
    pub opened_at: DateTime<Utc>,
    /// Not before `opened_at`.
    pub closed_at: Option<DateTime<Utc>>,
}

#[derive(Insertable)]
#[diesel(table_name = tickets)]
struct TicketRow<'a> {
    description: &'a str,
    described_by: Role,
    category: Category,
    category_by: CategoryBy,
    confidence: Option<f64>,
    status: Status,
    version: Version,
    opened_at: DateTime<Utc>,
    modified_at: DateTime<Utc>,
    activated_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    last_activity_at: DateTime<Utc>,
    waiting_since: DateTime<Utc>,
}

/// Stores all of them or none, with the events that made them; at most 2,000 at once.
pub async fn insert(conn: &mut AsyncPgConnection, history: &[HistoricalTicket]) -> QueryResult<()> {
    if history.is_empty() {
        return Ok(());
    }
    conn.transaction(async |conn| {
        let rows: Vec<TicketRow> = history.iter().map(row).collect();
        let mut ids: Vec<TicketId> = diesel::insert_into(tickets::table)
            .values(rows)
            .returning(tickets::id)
            .get_results(conn)
            .await?;
        // Numbered in the order of the rows, whatever the order of the answer.
        ids.sort_unstable();
        let lines = ids.into_iter().zip(history).flat_map(|(id, ticket)| past(id, ticket));
        append(conn, lines.collect()).await
    })
    .await
}

fn row(ticket: &HistoricalTicket) -> TicketRow<'_> {
    let last_change = ticket.closed_at.unwrap_or(ticket.opened_at);
    TicketRow {
        description: &ticket.description,
        described_by: Role::User,
        category: ticket.category,
        category_by: ticket.category_by,
        confidence: ticket.confidence,
        status: if ticket.closed_at.is_some() { Status::Closed } else { Status::Open },
        version: Version(if ticket.closed_at.is_some() { 3 } else { 1 }),
        opened_at: ticket.opened_at,
        modified_at: last_change,
        // When work started is not known; it had when it ended.
        activated_at: ticket.closed_at,
        closed_at: ticket.closed_at,
        last_activity_at: last_change,
        waiting_since: if ticket.closed_at.is_some() { NOBODY_WAITS } else { ticket.opened_at },
    }
}

/// The events that lead to the ticket as it is: one step after the other, as for any ticket.
fn past(id: TicketId, ticket: &HistoricalTicket) -> Vec<LogLine> {
    let line = |version, at, role, kind, status| LogLine {
        ticket: id,
        kind,
        role,
        at,
        category: ticket.category,
        status,
        version: Version(version),
    };
    let mut lines = vec![line(1, ticket.opened_at, Role::User, EventKind::Opened, Status::Open)];
    if let Some(at) = ticket.closed_at {
        lines.push(line(2, at, Role::Helpdesk, EventKind::Activated, Status::Active));
        lines.push(line(3, at, Role::Helpdesk, EventKind::Closed, Status::Closed));
    }
    lines
}
