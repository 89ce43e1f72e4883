//! Tickets. Reads go through [`visible_to`], so a forgotten check shows too little, never too much.

mod list;

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::Bool;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::classification::Classification;
use shared::ids::{TicketId, Version};
use shared::policy;
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status, Ticket};

use super::schema::tickets;

pub use list::{Filter, Place, list, list_found};

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

/// The tickets a role knows of. The rule itself is [`policy::may_see`].
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

/// Loads a ticket and holds its row until the transaction ends.
pub async fn lock(
    conn: &mut AsyncPgConnection,
    role: Role,
    id: TicketId,
) -> QueryResult<Option<Ticket>> {
    let ticket = tickets::table.find(id).filter(visible_to(role)).select(TicketRow::as_select());
    let row: Option<TicketRow> = ticket.for_update().first(conn).await.optional()?;
    Ok(shown(conn, role, row.into_iter().collect()).await?.pop())
}

/// Rows as a role may see them: a user is not told the number of a predecessor that is closed.
async fn shown(
    conn: &mut AsyncPgConnection,
    role: Role,
    rows: Vec<TicketRow>,
) -> QueryResult<Vec<Ticket>> {
    let mut all: Vec<Ticket> = rows.into_iter().map(Ticket::from).collect();
    let followed: Vec<TicketId> = all.iter().filter_map(|it| it.follows).collect();
    if role == Role::User && !followed.is_empty() {
        let seen = tickets::table.filter(visible_to(role)).filter(tickets::id.eq_any(followed));
        let seen: Vec<TicketId> = seen.select(tickets::id).load(conn).await?;
        for ticket in &mut all {
            ticket.follows = ticket.follows.filter(|it| seen.contains(it));
        }
    }
    Ok(all)
}

/// Opens a ticket. `assigned` is what the classifier says of `description`.
pub async fn insert(
    conn: &mut AsyncPgConnection,
    role: Role,
    description: &str,
    assigned: &Classification,
    follows: Option<TicketId>,
) -> QueryResult<Ticket> {
    diesel::insert_into(tickets::table)
        .values((
            tickets::description.eq(description),
            tickets::described_by.eq(role),
            tickets::category.eq(assigned.category),
            tickets::confidence.eq(assigned.confidence),
            tickets::follows.eq(follows),
        ))
        .returning(TicketRow::as_returning())
        .get_result(conn)
        .await
        .map(Ticket::from)
}

/// Writes a status that [`Status::next`] allows. The dates and the version follow by themselves.
pub async fn set_status(
    conn: &mut AsyncPgConnection,
    id: TicketId,
    status: Status,
) -> QueryResult<Ticket> {
    diesel::update(tickets::table.find(id))
        .set(tickets::status.eq(status))
        .returning(TicketRow::as_returning())
        .get_result(conn)
        .await
        .map(Ticket::from)
}

/// Writes what the helpdesk says a ticket is about; from then on it stays.
pub async fn set_category(
    conn: &mut AsyncPgConnection,
    id: TicketId,
    category: Category,
) -> QueryResult<Ticket> {
    diesel::update(tickets::table.find(id))
        .set((
            tickets::category.eq(category),
            tickets::category_by.eq(CategoryBy::Helpdesk),
            tickets::confidence.eq(None::<f64>),
        ))
        .returning(TicketRow::as_returning())
        .get_result(conn)
        .await
        .map(Ticket::from)
}

/// Writes a new text, and its category where the classifier is to say (`assigned`).
pub async fn set_description(
    conn: &mut AsyncPgConnection,
    role: Role,
    id: TicketId,
    description: &str,
    assigned: Option<&Classification>,
) -> QueryResult<Ticket> {
    let row: TicketRow = diesel::update(tickets::table.find(id))
        .set((
            tickets::description.eq(description),
            tickets::described_by.eq(role),
            assigned.map(|it| {
                (tickets::category.eq(it.category), tickets::confidence.eq(it.confidence))
            }),
        ))
        .returning(TicketRow::as_returning())
        .get_result(conn)
        .await?;
    Ok(shown(conn, role, vec![row]).await?.remove(0))
}
