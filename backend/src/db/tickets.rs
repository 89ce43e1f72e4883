//! Tickets. Reads go through [`visible_to`], so a forgotten check shows too little, never too much.

mod found;
mod list;
mod summary;
mod write;

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::{TicketId, Version};
use shared::policy;
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status, Ticket};

use super::schema::tickets;

pub use found::{FoundTickets, list_found};
pub(in crate::db) use list::restricted;
pub use list::{Filter, Place, list};
pub(in crate::db) use summary::left;
pub use write::{insert, set_category, set_description, set_status};

#[derive(Queryable, Selectable)]
#[diesel(table_name = tickets, check_for_backend(Pg))]
struct TicketRow {
    id: TicketId,
    description: String,
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
    follows: Option<TicketId>,
}

impl From<TicketRow> for Ticket {
    fn from(row: TicketRow) -> Self {
        Self {
            id: row.id,
            description: row.description,
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
            follows: row.follows,
        }
    }
}

/// The tickets a role may see. The rule itself is [`policy::may_see`].
#[diesel::dsl::auto_type(no_type_alias)]
pub fn visible_to(role: Role) -> _ {
    let closed: Status = Status::Closed;
    let sees_closed: bool = policy::may_see(role, Status::Closed);
    tickets::status.ne(closed).or(sees_closed.into_sql::<Bool>())
}

pub async fn find(
    conn: &mut AsyncPgConnection,
    role: Role,
    id: TicketId,
) -> QueryResult<Option<Ticket>> {
    let ticket = tickets::table.find(id).filter(visible_to(role)).select(TicketRow::as_select());
    let row: Option<TicketRow> = ticket.first(conn).await.optional()?;
    Ok(shown(conn, role, row.into_iter().collect()).await?.pop())
}

/// Loads a ticket and locks its row until the transaction ends.
pub async fn lock(
    conn: &mut AsyncPgConnection,
    role: Role,
    id: TicketId,
) -> QueryResult<Option<Ticket>> {
    let ticket = tickets::table.find(id).filter(visible_to(role)).select(TicketRow::as_select());
    let row: Option<TicketRow> = ticket.for_update().first(conn).await.optional()?;
    Ok(shown(conn, role, row.into_iter().collect()).await?.pop())
}

/// Rows as a role may see them: users do not see the number of a predecessor that is closed.
async fn shown(
    conn: &mut AsyncPgConnection,
    role: Role,
    rows: Vec<TicketRow>,
) -> QueryResult<Vec<Ticket>> {
    let mut all: Vec<Ticket> = rows.into_iter().map(Ticket::from).collect();
    let followed: Vec<TicketId> = all.iter().filter_map(|ticket| ticket.follows).collect();
    if role == Role::User && !followed.is_empty() {
        let visible = tickets::table.filter(visible_to(role)).filter(tickets::id.eq_any(followed));
        let visible: Vec<TicketId> = visible.select(tickets::id).load(conn).await?;
        for ticket in &mut all {
            ticket.follows = ticket.follows.filter(|id| visible.contains(id));
        }
    }
    Ok(all)
}
