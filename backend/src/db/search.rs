//! What the search index is made of, and the search without it.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Status};

use super::schema::{messages, ticket_events, tickets};
use super::tickets::{Filter, left, restricted};

/// How many tickets a search without the index looks at.
const MAX_WITHOUT_INDEX: i64 = 2_000;

/// How many messages are read to find those that match, and how many characters of each.
const MAX_MESSAGES: i64 = 2_000;
const MESSAGE_CHARS: i32 = 2_000;

/// A ticket with all its texts.
#[derive(Clone, Debug)]
pub struct Document {
    pub id: TicketId,
    pub status: Status,
    pub category: Category,
    pub opened_at: DateTime<Utc>,
    pub last_activity_at: DateTime<Utc>,
    pub waiting_since: Option<DateTime<Utc>>,
    pub description: String,
    pub place: Option<String>,
    pub affected: i64,
    /// The oldest first.
    pub messages: Vec<String>,
}

type Row = (
    TicketId,
    Status,
    Category,
    DateTime<Utc>,
    DateTime<Utc>,
    Option<DateTime<Utc>>,
    String,
    Option<String>,
    i64,
);

/// Up to `limit` tickets with greater numbers, for all of them in turn.
pub async fn documents_after(
    conn: &mut AsyncPgConnection,
    after: TicketId,
    limit: i64,
) -> QueryResult<Vec<Document>> {
    let rows = tickets::table.filter(tickets::id.gt(after)).order(tickets::id.asc()).limit(limit);
    let rows = rows.select(columns()).load(conn).await?;
    with_messages(conn, rows).await
}

/// The tickets that have changed after position `after` of the log and up to `until`.
pub async fn changed_documents(
    conn: &mut AsyncPgConnection,
    after: i64,
    until: i64,
) -> QueryResult<Vec<Document>> {
    let changed = ticket_events::table
        .filter(ticket_events::position.gt(after).and(ticket_events::position.le(until)))
        .select(ticket_events::ticket_id);
    let rows = tickets::table.filter(tickets::id.eq_any(changed)).order(tickets::id.asc());
    let rows = rows.select(columns()).load(conn).await?;
    with_messages(conn, rows).await
}

#[diesel::dsl::auto_type(no_type_alias)]
fn columns() -> _ {
    (
        tickets::id,
        tickets::status,
        tickets::category,
        tickets::opened_at,
        tickets::last_activity_at,
        tickets::waiting_since,
        tickets::description,
        tickets::place,
        tickets::affected,
    )
}

/// Of tickets in the order of their numbers.
async fn with_messages(conn: &mut AsyncPgConnection, rows: Vec<Row>) -> QueryResult<Vec<Document>> {
    let document = |row: Row| {
        let (
            id,
            status,
            category,
            opened_at,
            last_activity_at,
            waiting_since,
            description,
            place,
            affected,
        ) = row;
        Document {
            id,
            status,
            category,
            opened_at,
            last_activity_at,
            waiting_since,
            description,
            place,
            affected,
            messages: Vec::new(),
        }
    };
    let mut documents: Vec<Document> = rows.into_iter().map(document).collect();
    let ids: Vec<TicketId> = documents.iter().map(|document| document.id).collect();
    let bodies: Vec<(TicketId, String)> = messages::table
        .filter(messages::ticket_id.eq_any(ids))
        .order((messages::ticket_id.asc(), messages::id.asc()))
        .select((messages::ticket_id, messages::body))
        .load(conn)
        .await?;
    for (id, body) in bodies {
        if let Ok(index) = documents.binary_search_by_key(&id, |document| document.id) {
            documents[index].messages.push(body);
        }
    }
    Ok(documents)
}

/// The beginnings of the messages of some tickets, the newest first, as far as the role may see them.
pub async fn messages(
    conn: &mut AsyncPgConnection,
    of: &[TicketId],
) -> QueryResult<Vec<(TicketId, String)>> {
    messages::table
        .filter(messages::ticket_id.eq_any(of.to_vec()))
        .order(messages::id.desc())
        .limit(MAX_MESSAGES)
        .select((messages::ticket_id, left(messages::body, MESSAGE_CHARS)))
        .load(conn)
        .await
}

/// Searches without the index: which of the tickets opened last have all words in their descriptions.
pub async fn newest_containing(
    conn: &mut AsyncPgConnection,
    role: Role,
    filter: &Filter,
    words: &[&str],
) -> QueryResult<Vec<TicketId>> {
    let newest = restricted(role, filter).order((tickets::opened_at.desc(), tickets::id.desc()));
    let newest = newest.limit(MAX_WITHOUT_INDEX).select(tickets::id);
    let newest: Vec<TicketId> = newest.load(conn).await?;
    let mut query = tickets::table.filter(tickets::id.eq_any(newest)).into_boxed();
    for word in words {
        let word = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let pattern = format!("%{word}%");
        let in_place = tickets::place.ilike(pattern.clone());
        query = query.filter(tickets::description.nullable().ilike(pattern).or(in_place));
    }
    query.select(tickets::id).load(conn).await
}
