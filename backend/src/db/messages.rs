//! Messages: the thread of a ticket.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::{MessageId, TicketId};
use shared::message::Message;
use shared::role::Role;

use super::schema::messages;

#[derive(Queryable, Selectable)]
#[diesel(table_name = messages, check_for_backend(Pg))]
struct MessageRow {
    id: MessageId,
    ticket_id: TicketId,
    role: Role,
    body: String,
    sent_at: DateTime<Utc>,
    is_outcome: bool,
    by_reporter: bool,
}

impl From<MessageRow> for Message {
    fn from(row: MessageRow) -> Self {
        let MessageRow { id, ticket_id, role, body, sent_at, is_outcome, by_reporter } = row;
        Self { id, ticket: ticket_id, role, body, sent_at, is_outcome, by_reporter }
    }
}

/// Up to `limit` messages of a thread after message `after`, oldest first.
pub async fn list(
    mut conn: &AsyncPgConnection,
    ticket: TicketId,
    after: MessageId,
    limit: i64,
) -> QueryResult<Vec<Message>> {
    let thread = messages::table
        .filter(messages::ticket_id.eq(ticket).and(messages::id.gt(after)))
        .order(messages::id.asc())
        .limit(limit);
    let rows: Vec<MessageRow> = thread.select(MessageRow::as_select()).load(&mut conn).await?;
    Ok(rows.into_iter().map(Message::from).collect())
}

/// The last messages of a thread, up to `limit`, newest first.
pub async fn list_newest(
    mut conn: &AsyncPgConnection,
    ticket: TicketId,
    limit: i64,
) -> QueryResult<Vec<Message>> {
    let thread = messages::table
        .filter(messages::ticket_id.eq(ticket))
        .order(messages::id.desc())
        .limit(limit);
    let rows: Vec<MessageRow> = thread.select(MessageRow::as_select()).load(&mut conn).await?;
    Ok(rows.into_iter().map(Message::from).collect())
}
