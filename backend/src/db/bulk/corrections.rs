//! The categories that the helpdesk has corrected.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ticket::Category;

use crate::db::schema::tickets;

/// A text, and what it is about according to the classifier and according to the helpdesk.
#[derive(Queryable)]
pub struct CorrectedTicket {
    pub description: String,
    pub assigned: Category,
    pub category: Category,
}

/// All of them, in the order of the tickets' numbers. Corrections are rare, so they fit in memory.
pub async fn list(conn: &mut AsyncPgConnection) -> QueryResult<Vec<CorrectedTicket>> {
    tickets::table
        .filter(tickets::assigned.ne(tickets::category.nullable()))
        .order(tickets::id)
        .select((tickets::description, tickets::assigned.assume_not_null(), tickets::category))
        .load(conn)
        .await
}
