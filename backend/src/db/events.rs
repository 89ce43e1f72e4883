//! The event log: the history of every ticket, and the feed that services and browsers follow.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::try_join;
use shared::event::{Event, EventKind, FormerText, HistoryEntry};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Status};
use uuid::Uuid;

use super::schema::{event_head, ticket_events, ticket_revisions, user_events};

#[diesel::declare_sql_function]
extern "SQL" {
    fn event_log_epoch() -> diesel::sql_types::Uuid;
    fn clock_timestamp() -> diesel::sql_types::Timestamptz;
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

pub async fn head(mut conn: &AsyncPgConnection) -> QueryResult<Head> {
    let head = event_head::table.select((event_log_epoch(), event_head::last, clock_timestamp()));
    let (epoch, last, now) = head.first(&mut conn).await?;
    Ok(Head { epoch, last, now })
}

/// A part of the log as a role may see it.
pub struct Excerpt {
    pub head: Head,
    /// In order. Of a closed ticket users see only that it is gone.
    pub events: Vec<Event>,
    /// The events end at this position: `limit` after the first, or the head.
    pub until: i64,
}

/// The head of the log and the events at the `limit` positions after `after`, in one round trip. Users may
/// see fewer of them, or none: a page costs the same wherever it is.
pub async fn read(
    conn: &AsyncPgConnection,
    role: Role,
    after: i64,
    limit: i64,
) -> QueryResult<Excerpt> {
    let until = after.saturating_add(limit);
    let (head, mut events) = try_join(head(conn), list(conn, role, after, until)).await?;
    // What was committed between the two queries is left to the next part.
    events.retain(|event| event.position <= head.last);
    Ok(Excerpt { head, events, until: until.min(head.last) })
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

/// The events after position `after` and up to `until`, as far as a role may see them.
async fn list(
    mut conn: &AsyncPgConnection,
    role: Role,
    after: i64,
    until: i64,
) -> QueryResult<Vec<Event>> {
    let rows: Vec<EventRow> = match role {
        Role::User => {
            user_events::table
                .filter(user_events::position.gt(after).and(user_events::position.le(until)))
                .order(user_events::position.asc())
                .load(&mut conn)
                .await?
        }
        Role::Helpdesk => {
            ticket_events::table
                .filter(ticket_events::position.gt(after).and(ticket_events::position.le(until)))
                .order(ticket_events::position.asc())
                .select(event_columns())
                .load(&mut conn)
                .await?
        }
    };
    Ok(rows.into_iter().map(event).collect())
}

/// The tickets that are gone for users, closed after position `after` and up to `until`.
pub async fn list_gone(
    mut conn: &AsyncPgConnection,
    after: i64,
    until: i64,
) -> QueryResult<Vec<TicketId>> {
    user_events::table
        .filter(user_events::position.gt(after).and(user_events::position.le(until)))
        .filter(user_events::kind.eq(EventKind::Gone))
        .select(user_events::ticket_id)
        .load(&mut conn)
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
    mut conn: &AsyncPgConnection,
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
        .load(&mut conn)
        .await?;
    let former = |(description, role)| FormerText { description, role };
    let entry = |(row, replaced): (EventRow, Option<(String, Role)>)| HistoryEntry {
        event: event(row),
        former: replaced.map(former),
    };
    Ok(rows.into_iter().map(entry).collect())
}
