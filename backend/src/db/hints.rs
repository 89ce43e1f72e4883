//! Hints that somebody is about to change something. They pass through the database to all servers
//! and are kept nowhere.

use diesel::prelude::*;
use diesel::sql_types::Text;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::presence::Hint;

/// The channel of the database on which they travel.
pub const CHANNEL: &str = "ticket_hints";

#[diesel::declare_sql_function]
extern "SQL" {
    fn pg_notify(channel: Text, payload: Text);
}

/// Tells all who listen.
pub async fn send(conn: &mut AsyncPgConnection, hint: &Hint) -> QueryResult<()> {
    let hint = serde_json::to_string(hint).expect("a hint is plain data");
    diesel::select(pg_notify(CHANNEL, hint)).execute(conn).await.map(drop)
}

/// From now on the connection hears of all that are sent.
pub async fn listen(conn: &mut AsyncPgConnection) -> QueryResult<()> {
    diesel::sql_query(format!("LISTEN {CHANNEL}")).execute(conn).await.map(drop)
}
