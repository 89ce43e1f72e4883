//! Search over descriptions and messages; the work is done by the function `search_tickets`.

use diesel::prelude::*;
use diesel::sql_types::{Array, BigInt, Double, Nullable, Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::TicketId;

use super::tickets::Filter;

/// The most hits of a search: 2,000 in descriptions and 2,000 in messages.
pub const MAX_HITS: i64 = 4_000;

/// The constraint that a search violates when it is cancelled, for instance by `statement_timeout`.
pub const TIMEOUT_CONSTRAINT: &str = "search_tickets_in_time";

/// A ticket that was found, and how well it matches.
#[derive(Clone, Copy, Debug, PartialEq, QueryableByName)]
pub struct Hit {
    #[diesel(sql_type = BigInt, column_name = ticket_id)]
    pub ticket: TicketId,
    #[diesel(sql_type = Double)]
    pub score: f64,
}

/// The hits after `after`, best first. The role of the connection decides what can be found.
pub async fn search(
    conn: &mut AsyncPgConnection,
    query: &str,
    filter: &Filter,
    after: Option<Hit>,
    limit: i64,
) -> QueryResult<Vec<Hit>> {
    let statuses = (!filter.statuses.is_empty()).then(|| filter.statuses.clone());
    let categories = (!filter.categories.is_empty()).then(|| filter.categories.clone());
    diesel::sql_query("SELECT ticket_id, score FROM search_tickets($1, $2, $3, $4, $5, $6, $7, $8)")
        .bind::<Text, _>(query)
        .bind::<Nullable<Array<Text>>, _>(statuses)
        .bind::<Nullable<Array<Text>>, _>(categories)
        .bind::<Nullable<Double>, _>(after.map(|hit| hit.score))
        .bind::<Nullable<BigInt>, _>(after.map(|hit| hit.ticket))
        .bind::<BigInt, _>(limit)
        .bind::<Nullable<Timestamptz>, _>(filter.opened_from)
        .bind::<Nullable<Timestamptz>, _>(filter.opened_before)
        .load(conn)
        .await
}
