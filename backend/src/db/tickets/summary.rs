//! Tickets as rows of lists.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Bool, Integer, Nullable};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::{TicketId, Version};
use shared::policy;
use shared::role::Role;
use shared::ticket::{BRIEF_CHARS, Category, CategoryBy, Status, TicketSummary};
use uuid::Uuid;

use super::list::{Filter, restricted};
use crate::db::events;
use crate::db::schema::{event_head, tickets};
use crate::db::search::left;

#[derive(Queryable, Selectable)]
#[diesel(table_name = tickets, check_for_backend(Pg))]
pub(super) struct SummaryRow {
    pub id: TicketId,
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
        excerpt: Vec::new(),
    }
}

pub(super) type VisiblePredecessor =
    Box<dyn BoxableExpression<tickets::table, Pg, SqlType = Nullable<BigInt>>>;

/// The ticket that one takes up again: users do not see the number of one that is closed.
pub(super) fn visible_predecessor(role: Role) -> VisiblePredecessor {
    let predecessors = diesel::alias!(tickets as predecessors);
    let (id, status) = predecessors.fields((tickets::id, tickets::status));
    let sees_closed = policy::may_see(role, Status::Closed).into_sql::<Bool>();
    let visible = predecessors.filter(id.nullable().eq(tickets::follows));
    Box::new(visible.filter(status.ne(Status::Closed).or(sees_closed)).select(id).single_value())
}

/// What a search has found, as it is now.
pub struct FoundTickets {
    /// With the whole descriptions, in no order.
    pub tickets: Vec<(TicketSummary, String)>,
    /// The log, whose changes up to `position` these tickets have.
    pub epoch: Uuid,
    pub position: i64,
}

type FoundRow = (SummaryRow, Option<TicketId>, String, Option<Uuid>, Option<i64>);

/// The tickets that a search has found, as far as they are still in the filter and the role may see them.
pub async fn list_found(
    conn: &mut AsyncPgConnection,
    role: Role,
    filter: &Filter,
) -> QueryResult<FoundTickets> {
    // One statement, so that all of it is from the same moment.
    let epoch = event_head::table.select(events::event_log_epoch()).single_value();
    let position = event_head::table.select(event_head::last).single_value();
    let rows = restricted(role, filter).select((
        SummaryRow::as_select(),
        visible_predecessor(role),
        tickets::description,
        epoch,
        position,
    ));
    let rows: Vec<FoundRow> = rows.load(conn).await?;
    let Some((epoch, position)) =
        rows.as_slice().first().and_then(|(.., epoch, last)| epoch.zip(*last))
    else {
        let head = events::head(conn).await?;
        return Ok(FoundTickets { tickets: Vec::new(), epoch: head.epoch, position: head.last });
    };
    let tickets = rows
        .into_iter()
        .map(|(row, follows, description, ..)| (summary(row, follows), description));
    Ok(FoundTickets { tickets: tickets.collect(), epoch, position })
}
