//! All tickets in order, as the export writes them.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::TicketId;
use shared::ticket::Category;

use crate::db::schema::tickets;

/// How many tickets are in memory at a time.
const PAGE: usize = 1_000;

/// What is exported of a ticket.
#[derive(Queryable)]
pub struct SheetRow {
    pub id: TicketId,
    pub opened_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub description: String,
    pub category: Category,
}

/// Calls `each` with every ticket, in the order of their numbers. All are of one moment, however
/// long it takes.
pub async fn read<E>(
    conn: &mut AsyncPgConnection,
    mut each: impl FnMut(&SheetRow) -> Result<(), E> + Send,
) -> Result<(), E>
where
    E: From<diesel::result::Error> + Send,
{
    let mut snapshot = conn.build_transaction().repeatable_read().read_only();
    snapshot
        .run(async |conn| {
            let mut after = TicketId(0);
            loop {
                let rows = page(conn, after).await?;
                rows.iter().try_for_each(&mut each)?;
                match rows.last() {
                    Some(last) if rows.len() == PAGE => after = last.id,
                    _ => return Ok(()),
                }
            }
        })
        .await
}

async fn page(conn: &mut AsyncPgConnection, after: TicketId) -> QueryResult<Vec<SheetRow>> {
    let columns = (
        tickets::id,
        tickets::opened_at,
        tickets::closed_at,
        tickets::description,
        tickets::category,
    );
    tickets::table
        .filter(tickets::id.gt(after))
        .order(tickets::id)
        .limit(PAGE as i64)
        .select(columns)
        .load(conn)
        .await
}
