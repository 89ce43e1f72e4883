//! Tickets as rows of lists.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Integer;
use shared::ids::{PhotoId, TicketId, Version};
use shared::role::Role;
use shared::ticket::{BRIEF_CHARS, Category, CategoryBy, Status, TicketSummary};

use crate::db::schema::tickets;

#[diesel::declare_sql_function]
extern "SQL" {
    fn left(
        text: diesel::sql_types::Text,
        length: diesel::sql_types::Integer,
    ) -> diesel::sql_types::Text;
}

#[derive(Queryable, Selectable)]
#[diesel(table_name = tickets, check_for_backend(Pg))]
pub(super) struct SummaryRow {
    id: TicketId,
    #[diesel(select_expression = brief())]
    brief: String,
    category: Category,
    category_by: CategoryBy,
    confidence: Option<f64>,
    status: Status,
    version: Version,
    opened_at: DateTime<Utc>,
    modified_at: DateTime<Utc>,
    activated_at: Option<DateTime<Utc>>,
    closed_at: Option<DateTime<Utc>>,
    last_activity_at: DateTime<Utc>,
    last_message_role: Option<Role>,
    messages: i64,
    affected: i64,
    place: Option<String>,
    photos: Vec<PhotoId>,
}

#[diesel::dsl::auto_type]
fn brief() -> _ {
    let length: i32 = BRIEF_CHARS as i32;
    left(tickets::description, length.into_sql::<Integer>())
}

/// A row with the ticket that it takes up again.
pub(super) fn summary(row: SummaryRow, follows: Option<TicketId>) -> TicketSummary {
    TicketSummary {
        id: row.id,
        brief: row.brief,
        category: row.category,
        category_by: row.category_by,
        confidence: row.confidence,
        status: row.status,
        version: row.version,
        opened_at: row.opened_at,
        modified_at: row.modified_at,
        activated_at: row.activated_at,
        closed_at: row.closed_at,
        last_activity_at: row.last_activity_at,
        last_message_role: row.last_message_role,
        messages: row.messages,
        follows,
        affected: row.affected,
        place: row.place,
        photos: row.photos.len(),
        excerpt: Vec::new(),
    }
}
