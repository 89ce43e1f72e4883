//! Typing indicators pass through the database to all servers. They are stored nowhere.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::typing::TypingIndicator;

/// The channel for `NOTIFY`.
pub const CHANNEL: &str = "typing_indicators";

/// Notifies all servers, except of tickets that are closed.
pub async fn notify(
    conn: &mut AsyncPgConnection,
    indicators: &[TypingIndicator],
) -> QueryResult<()> {
    let payload = |it| serde_json::to_string(it).expect("an indicator is plain data");
    let statement =
        "SELECT pg_notify($1, payload) FROM unnest($2, $3) AS indicator (ticket, payload)
        JOIN tickets ON id = ticket WHERE status <> 'closed'";
    diesel::sql_query(statement)
        .bind::<Text, _>(CHANNEL)
        .bind::<Array<BigInt>, _>(indicators.iter().map(|it| it.ticket.0).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(indicators.iter().map(payload).collect::<Vec<_>>())
        .execute(conn)
        .await
        .map(drop)
}
