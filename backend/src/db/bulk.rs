//! Many rows at a time, with the rights of the owner: for import, export and demo data.
//!
//! Only the owner may set dates; the triggers keep everything else right.

pub mod corrections;
pub mod dated_changes;
pub mod events;
pub mod export;
pub mod import;

use chrono::{DateTime, Utc};
use diesel::dsl::{exists, select};
use diesel::prelude::*;
use diesel::sql_types::Timestamptz;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

use super::schema::tickets;

/// The database's clock.
pub async fn now(conn: &mut AsyncPgConnection) -> QueryResult<DateTime<Utc>> {
    select(diesel::dsl::now.into_sql::<Timestamptz>()).get_result(conn).await
}

/// Whether there is any ticket yet.
pub async fn has_tickets(conn: &mut AsyncPgConnection) -> QueryResult<bool> {
    select(exists(tickets::table.select(tickets::id))).get_result(conn).await
}
