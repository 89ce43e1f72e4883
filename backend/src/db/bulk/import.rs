//! Tickets from elsewhere, with their history.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncConnection as _, AsyncPgConnection, RunQueryDsl};
use shared::event::EventKind;
use shared::ids::{TicketId, Version};
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status};

use super::events::{DatedEvent, append};
use crate::db::schema;

/// A ticket from elsewhere: closed if it has a closing time, otherwise open.
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
#[diesel(table_name = schema::tickets)]
// The default of `waiting_since` is not null.
#[diesel(treat_none_as_default_value = false)]
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
    waiting_since: Option<DateTime<Utc>>,
}

/// Inserts at most 2,000 tickets with the events that led to them, all or none.
pub async fn insert(conn: &mut AsyncPgConnection, tickets: &[HistoricalTicket]) -> QueryResult<()> {
    if tickets.is_empty() {
        return Ok(());
    }
    conn.transaction(async |conn| {
        let rows: Vec<TicketRow> = tickets.iter().map(row).collect();
        let mut ids: Vec<TicketId> = diesel::insert_into(schema::tickets::table)
            .values(rows)
            .returning(schema::tickets::id)
            .get_results(conn)
            .await?;
        // They were numbered in the order of the rows, in whatever order they are returned.
        ids.sort_unstable();
        let events = ids.into_iter().zip(tickets).flat_map(|(id, ticket)| history(id, ticket));
        append(conn, events.collect()).await
    })
    .await
}

fn row(ticket: &HistoricalTicket) -> TicketRow<'_> {
    let is_closed = ticket.closed_at.is_some();
    let last_change = ticket.closed_at.unwrap_or(ticket.opened_at);
    TicketRow {
        description: &ticket.description,
        described_by: Role::User,
        category: ticket.category,
        category_by: ticket.category_by,
        confidence: ticket.confidence,
        status: if is_closed { Status::Closed } else { Status::Open },
        version: Version(if is_closed { 3 } else { 1 }),
        opened_at: ticket.opened_at,
        modified_at: last_change,
        // When the work started is unknown: at the latest when it ended.
        activated_at: ticket.closed_at,
        closed_at: ticket.closed_at,
        last_activity_at: last_change,
        waiting_since: (!is_closed).then_some(ticket.opened_at),
    }
}

/// The events that lead to the ticket: one step after the other, as for any ticket.
fn history(id: TicketId, ticket: &HistoricalTicket) -> Vec<DatedEvent> {
    let event = |version, at, role, kind, status| DatedEvent {
        ticket: id,
        kind,
        role,
        at,
        category: ticket.category,
        status,
        version: Version(version),
    };
    let mut events = vec![event(1, ticket.opened_at, Role::User, EventKind::Opened, Status::Open)];
    if let Some(at) = ticket.closed_at {
        events.push(event(2, at, Role::Helpdesk, EventKind::Activated, Status::Active));
        events.push(event(3, at, Role::Helpdesk, EventKind::Closed, Status::Closed));
    }
    events
}
