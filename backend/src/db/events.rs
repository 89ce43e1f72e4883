//! The event log: the history of every ticket, and the feed that services and browsers follow.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::event::{Event, EventKind, FormerText, HistoryEntry};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Status};
use uuid::Uuid;

use super::schema::{event_head, ticket_events, ticket_revisions, user_events};

#[diesel::declare_sql_function]
extern "SQL" {
    fn append_event(of_ticket: BigInt, event_kind: Text, by_role: Text) -> BigInt;
    fn event_log_epoch() -> diesel::sql_types::Uuid;
}

/// Where the log stands.
#[derive(Clone, Copy)]
pub struct Head {
    /// Another epoch means another log, for instance a restored backup.
    pub epoch: Uuid,
    pub last: i64,
    /// The database's clock.
    pub now: DateTime<Utc>,
}

/// An event to append. Its date, category and status are those of the ticket at that moment.
#[derive(Clone, Copy, Debug)]
pub struct NewEvent {
    pub ticket: TicketId,
    pub kind: EventKind,
}

/// Appends an event. It must be the last statement of the transaction that makes the change: from here
/// to the commit no other transaction can append, which keeps the positions free of gaps.
pub async fn append(conn: &mut AsyncPgConnection, role: Role, event: NewEvent) -> QueryResult<()> {
    let NewEvent { ticket, kind } = event;
    let appended = append_event(ticket.0, <&str>::from(kind), <&str>::from(role));
    diesel::select(appended).execute(conn).await.map(drop)
}

pub async fn head(conn: &mut AsyncPgConnection) -> QueryResult<Head> {
    let clock = diesel::dsl::sql::<Timestamptz>("clock_timestamp()");
    let head = event_head::table.select((event_log_epoch(), event_head::last, clock));
    let (epoch, last, now) = head.first(conn).await?;
    Ok(Head { epoch, last, now })
}

type EventRow = (
    i64,
    TicketId,
    EventKind,
    Option<Role>,
    Option<DateTime<Utc>>,
    Option<Category>,
    Option<Status>,
);

/// Up to `limit` events after position `after` and up to `until`, in order, as far as a role may see
/// them: of a closed ticket users see only that it is gone.
pub async fn list(
    conn: &mut AsyncPgConnection,
    role: Role,
    after: i64,
    until: i64,
    limit: i64,
) -> QueryResult<Vec<Event>> {
    let rows: Vec<EventRow> = match role {
        Role::User => {
            user_events::table
                .filter(user_events::position.gt(after).and(user_events::position.le(until)))
                .order(user_events::position.asc())
                .limit(limit)
                .load(conn)
                .await?
        }
        Role::Helpdesk => {
            ticket_events::table
                .filter(ticket_events::position.gt(after).and(ticket_events::position.le(until)))
                .order(ticket_events::position.asc())
                .limit(limit)
                .select(event_columns())
                .load(conn)
                .await?
        }
    };
    Ok(rows.into_iter().map(event).collect())
}

/// The tickets that are gone for users, closed after position `after` and up to `until`.
pub async fn list_gone(
    conn: &mut AsyncPgConnection,
    after: i64,
    until: i64,
) -> QueryResult<Vec<TicketId>> {
    user_events::table
        .filter(user_events::position.gt(after).and(user_events::position.le(until)))
        .filter(user_events::kind.eq(EventKind::Gone))
        .select(user_events::ticket_id)
        .load(conn)
        .await
}

/// The columns of an [`EventRow`].
#[diesel::dsl::auto_type(no_type_alias)]
fn event_columns() -> _ {
    (
        ticket_events::position,
        ticket_events::ticket_id,
        ticket_events::kind,
        ticket_events::role.nullable(),
        ticket_events::at.nullable(),
        ticket_events::category.nullable(),
        ticket_events::status.nullable(),
    )
}

fn event((position, ticket, kind, role, at, category, status): EventRow) -> Event {
    Event { position, ticket, kind, role, at, category, status }
}

/// Up to `limit` events of one ticket after position `after`, oldest first, each edit with the text it
/// replaced.
pub async fn history(
    conn: &mut AsyncPgConnection,
    ticket: TicketId,
    after: i64,
    limit: i64,
) -> QueryResult<Vec<HistoryEntry>> {
    let replaced = ticket_revisions::ticket_id
        .eq(ticket_events::ticket_id)
        .and(ticket_revisions::version.eq(ticket_events::version - 1))
        .and(ticket_events::kind.eq(EventKind::Edited));
    let rows: Vec<(EventRow, Option<(String, Role)>)> = ticket_events::table
        .left_join(ticket_revisions::table.on(replaced))
        .filter(ticket_events::ticket_id.eq(ticket).and(ticket_events::position.gt(after)))
        .order(ticket_events::position.asc())
        .limit(limit)
        .select((
            event_columns(),
            (ticket_revisions::description, ticket_revisions::role).nullable(),
        ))
        .load(conn)
        .await?;
    let former = |(description, role)| FormerText { description, role };
    let entry = |(row, replaced): (EventRow, Option<(String, Role)>)| HistoryEntry {
        event: event(row),
        former: replaced.map(former),
    };
    Ok(rows.into_iter().map(entry).collect())
}
