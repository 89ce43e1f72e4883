//! Tickets. Reads go through [`visible_to`], so a forgotten check shows too little, never too much.

mod found;
mod list;
mod summary;

use chrono::{DateTime, Utc};
use diesel::dsl::{AsSelect, case_when, select};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Nullable};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::{PhotoId, TicketId, Version};
use shared::policy;
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status, Ticket};

use super::schema::tickets;

pub use found::{FoundTickets, list_found};
pub(in crate::db) use list::restricted;
pub use list::{Filter, Place, list};
pub(in crate::db) use summary::left;

#[derive(Queryable, Selectable)]
#[diesel(table_name = tickets, check_for_backend(Pg))]
pub(super) struct TicketRow {
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
    affected: i64,
    place: Option<String>,
    photos: Vec<PhotoId>,
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
            affected: row.affected,
            place: row.place,
            photos: row.photos,
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

type Columns = (AsSelect<TicketRow, Pg>, VisiblePredecessor);

/// The columns of a ticket as a role may see it: users do not see the number of a predecessor that is closed.
fn columns(role: Role) -> Columns {
    (TicketRow::as_select(), visible_predecessor(role))
}

type VisiblePredecessor =
    Box<dyn BoxableExpression<tickets::table, Pg, SqlType = Nullable<BigInt>>>;

#[diesel::declare_sql_function]
extern "SQL" {
    fn is_unclosed(ticket: Nullable<BigInt>) -> Bool;
}

/// The ticket that one takes up again, if the role may see it. A subquery in its place would double the time that it
/// takes to plan a list.
fn visible_predecessor(role: Role) -> VisiblePredecessor {
    if policy::may_see(role, Status::Closed) {
        return Box::new(tickets::follows);
    }
    let is_visible = tickets::follows.is_not_null().and(is_unclosed(tickets::follows));
    Box::new(case_when(is_visible, tickets::follows))
}

/// What [`columns`] selects.
type VisibleRow = (TicketRow, Option<TicketId>);

fn visible_ticket((row, follows): VisibleRow) -> Ticket {
    Ticket { follows, ..row.into() }
}

/// A ticket as a role may see it.
pub async fn find(
    mut conn: &AsyncPgConnection,
    role: Role,
    id: TicketId,
) -> QueryResult<Option<Ticket>> {
    let ticket = tickets::table.find(id).filter(visible_to(role)).select(columns(role));
    let row: Option<VisibleRow> = ticket.first(&mut conn).await.optional()?;
    Ok(row.map(visible_ticket))
}

/// Those of some tickets that are not closed, in no order.
pub async fn list_unclosed(
    mut conn: &AsyncPgConnection,
    role: Role,
    ids: Vec<TicketId>,
) -> QueryResult<Vec<Ticket>> {
    let unclosed = tickets::table.filter(tickets::id.eq_any(ids));
    let unclosed = unclosed.filter(tickets::status.ne(Status::Closed)).select(columns(role));
    let rows: Vec<VisibleRow> = unclosed.load(&mut conn).await?;
    Ok(rows.into_iter().map(visible_ticket).collect())
}

/// Whether a role may see a ticket.
pub async fn exists(mut conn: &AsyncPgConnection, role: Role, id: TicketId) -> QueryResult<bool> {
    let ticket = tickets::table.find(id).filter(visible_to(role));
    select(diesel::dsl::exists(ticket.select(tickets::id))).get_result(&mut conn).await
}
