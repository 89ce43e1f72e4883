//! The log of all changes. It is history, feed and wake-up call in one.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use sha2::{Digest as _, Sha256};
use shared::event::{Event, EventKind, FormerText, HistoryEntry};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Status};
use uuid::{Builder, Uuid};

use super::schema::{event_head, ticket_events, ticket_revisions, user_events};

#[diesel::declare_sql_function]
extern "SQL" {
    fn append_event(of_ticket: BigInt, what: Text, by_role: Text) -> BigInt;
}

/// What makes a log this one and no other: its epoch, and where it is kept. A backup that was restored
/// is in another cluster, database or table, and a standby that was promoted is on another timeline.
const IDENTITY: &str = "concat_ws('/', epoch, (SELECT system_identifier FROM pg_control_system()),
    CASE WHEN NOT pg_is_in_recovery() THEN left(pg_walfile_name(pg_current_wal_lsn()), 8) END,
    (SELECT oid FROM pg_database WHERE datname = current_database()), tableoid)";

/// Where the log stands.
#[derive(Clone, Copy)]
pub struct Head {
    /// Another one means another log. It is made of the log's identity.
    pub epoch: Uuid,
    pub last: i64,
    /// The database's clock.
    pub now: DateTime<Utc>,
}

/// Adds a line to the log, dated as the change that the ticket shows. Call it last in the transaction that makes the change: from here to
/// the commit nobody else can add one, which is what keeps the positions free of holes.
pub async fn append(
    conn: &mut AsyncPgConnection,
    role: Role,
    ticket: TicketId,
    kind: EventKind,
) -> QueryResult<()> {
    let line = append_event(ticket.0, kind.as_ref().to_owned(), role.as_ref().to_owned());
    diesel::select(line).execute(conn).await.map(drop)
}

pub async fn head(conn: &mut AsyncPgConnection) -> QueryResult<Head> {
    let clock = diesel::dsl::sql::<Timestamptz>("clock_timestamp()");
    let identity = diesel::dsl::sql::<Text>(IDENTITY);
    let head = event_head::table.select((identity, event_head::last, clock));
    let (identity, last, now) = head.first::<(String, _, _)>(conn).await?;
    let digest = Sha256::digest(identity);
    let (start, _) = digest.split_first_chunk().expect("a digest has 32 bytes");
    Ok(Head { epoch: Builder::from_random_bytes(*start).into_uuid(), last, now })
}

/// From now on the connection is called whenever somebody has added to the log.
pub async fn listen(conn: &mut AsyncPgConnection) -> QueryResult<()> {
    diesel::sql_query("LISTEN ticket_events").execute(conn).await.map(drop)
}

type FeedRow = (
    i64,
    TicketId,
    EventKind,
    Option<Role>,
    Option<DateTime<Utc>>,
    Option<Category>,
    Option<Status>,
);

/// Up to `limit` lines after position `after` and up to `until`, in order, as far as a role may
/// know: of a closed ticket users hear that it is gone, and nothing else.
pub async fn list(
    conn: &mut AsyncPgConnection,
    role: Role,
    after: i64,
    until: i64,
    limit: i64,
) -> QueryResult<Vec<Event>> {
    let rows: Vec<FeedRow> = match role {
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
                .select(line())
                .load(conn)
                .await?
        }
    };
    Ok(rows.into_iter().map(event).collect())
}

/// The tickets that have gone, for users, after position `after` and up to `until`.
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

/// The columns of a [`FeedRow`].
#[diesel::dsl::auto_type(no_type_alias)]
fn line() -> _ {
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

fn event((position, ticket, kind, role, at, category, status): FeedRow) -> Event {
    Event { position, ticket, kind, role, at, category, status }
}

/// Up to `limit` lines about one ticket after position `after`, oldest first, each edit with the
/// text it replaced.
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
    let rows: Vec<(FeedRow, Option<(String, Role)>)> = ticket_events::table
        .left_join(ticket_revisions::table.on(replaced))
        .filter(ticket_events::ticket_id.eq(ticket).and(ticket_events::position.gt(after)))
        .order(ticket_events::position.asc())
        .limit(limit)
        .select((line(), (ticket_revisions::description, ticket_revisions::role).nullable()))
        .load(conn)
        .await?;
    let former = |(description, role)| FormerText { description, role };
    let entry = |(row, replaced): (FeedRow, Option<(String, Role)>)| HistoryEntry {
        event: event(row),
        former: replaced.map(former),
    };
    Ok(rows.into_iter().map(entry).collect())
}
