//! Hints that somebody is about to change something. They pass through the database to all servers
//! and are kept nowhere.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Text};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::presence::Hint;

/// The channel of the database on which they travel.
pub const CHANNEL: &str = "ticket_hints";

/// Tells all who listen, of tickets that are not closed.
pub async fn send(conn: &mut AsyncPgConnection, hints: &[Hint]) -> QueryResult<()> {
    let text = |it| serde_json::to_string(it).expect("a hint is plain data");
    let statement = "SELECT pg_notify($1, text) FROM unnest($2, $3) AS hint (ticket, text)
        JOIN tickets ON id = ticket WHERE status <> 'closed'";
    diesel::sql_query(statement)
        .bind::<Text, _>(CHANNEL)
        .bind::<Array<BigInt>, _>(hints.iter().map(|it| it.ticket.0).collect::<Vec<_>>())
        .bind::<Array<Text>, _>(hints.iter().map(text).collect::<Vec<_>>())
        .execute(conn)
        .await
        .map(drop)
}

/// From now on the connection hears of all that are sent.
pub async fn listen(conn: &mut AsyncPgConnection) -> QueryResult<()> {
    diesel::sql_query(format!("LISTEN {CHANNEL}")).execute(conn).await.map(drop)
}
