//! All tickets in the order of their numbers.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::TicketId;
use shared::ticket::Category;

use crate::db::schema::tickets;

/// How many tickets are in memory at a time.
const PAGE_ROWS: usize = 1_000;

/// What is exported of a ticket.
#[derive(Queryable, Selectable)]
#[diesel(table_name = tickets)]
pub struct ExportRow {
    pub id: TicketId,
    pub opened_at: DateTime<Utc>,
    pub closed_at: Option<DateTime<Utc>>,
    pub description: String,
    pub category: Category,
}

/// Calls `each` with every ticket, in the order of their numbers. All are read from one snapshot of the
/// database, however long it takes.
pub async fn for_each<E>(
    conn: &mut AsyncPgConnection,
    mut each: impl FnMut(&ExportRow) -> Result<(), E> + Send,
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
                    Some(last) if rows.len() == PAGE_ROWS => after = last.id,
                    _ => return Ok(()),
                }
            }
        })
        .await
}

async fn page(conn: &mut AsyncPgConnection, after: TicketId) -> QueryResult<Vec<ExportRow>> {
    tickets::table
        .filter(tickets::id.gt(after))
        .order(tickets::id)
        .limit(PAGE_ROWS as i64)
        .select(ExportRow::as_select())
        .load(conn)
        .await
}
