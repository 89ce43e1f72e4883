//! Changes to tickets with dates of their own: the demo's history.
//!
//! They go the ordinary way, one step at a time, so that versions, former texts, counters and
//! threads come from the same triggers as everybody's.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::classification::Classification;
use shared::event::EventKind;
use shared::ids::{TicketId, Version};
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status};

use super::LogLine;
use crate::db::schema::{messages, tickets};

/// Where a ticket stands, as far as the log wants to know.
#[derive(Clone, Copy, Debug, Queryable, Selectable)]
#[diesel(table_name = tickets)]
pub struct Standing {
    pub id: TicketId,
    pub category: Category,
    pub category_by: CategoryBy,
    pub status: Status,
    pub version: Version,
}

impl Standing {
    /// The line that says what led here.
    pub fn after(self, kind: EventKind, role: Role, at: DateTime<Utc>) -> LogLine {
        let Self { id: ticket, category, status, version, .. } = self;
        LogLine { ticket, kind, role, at, category, status, version }
    }
}

/// A user reports something.
pub async fn open(
    conn: &mut AsyncPgConnection,
    text: &str,
    classified: &Classification,
    at: DateTime<Utc>,
) -> QueryResult<Standing> {
    diesel::insert_into(tickets::table)
        .values((
            tickets::description.eq(text),
            tickets::described_by.eq(Role::User),
            tickets::category.eq(classified.category),
            tickets::confidence.eq(classified.confidence),
            tickets::opened_at.eq(at),
            tickets::modified_at.eq(at),
            tickets::last_activity_at.eq(at),
            tickets::waiting_since.eq(at),
        ))
        .returning(Standing::as_returning())
        .get_result(conn)
        .await
}

/// Replaces the text; the category follows it, unless the helpdesk has fixed the category.
pub async fn edit(
    conn: &mut AsyncPgConnection,
    ticket: Standing,
    role: Role,
    text: &str,
    classified: &Classification,
    at: DateTime<Utc>,
) -> QueryResult<Standing> {
    let follows = ticket.category_by == CategoryBy::Classifier;
    diesel::update(tickets::table.find(ticket.id))
        .set((
            tickets::description.eq(text),
            tickets::described_by.eq(role),
            tickets::modified_at.eq(at),
            follows.then(|| tickets::category.eq(classified.category)),
            follows.then(|| tickets::confidence.eq(classified.confidence)),
        ))
        .returning(Standing::as_returning())
        .get_result(conn)
        .await
}

/// The helpdesk corrects the category.
pub async fn correct_category(
    conn: &mut AsyncPgConnection,
    ticket: TicketId,
    category: Category,
    at: DateTime<Utc>,
) -> QueryResult<Standing> {
    diesel::update(tickets::table.find(ticket))
        .set((
            tickets::category.eq(category),
            tickets::category_by.eq(CategoryBy::Helpdesk),
            tickets::confidence.eq(None::<f64>),
            tickets::modified_at.eq(at),
        ))
        .returning(Standing::as_returning())
        .get_result(conn)
        .await
}

/// The helpdesk starts or closes; the trigger sets the dates from `at`.
pub async fn move_on(
    conn: &mut AsyncPgConnection,
    ticket: TicketId,
    to: Status,
    at: DateTime<Utc>,
) -> QueryResult<Standing> {
    diesel::update(tickets::table.find(ticket))
        .set((tickets::status.eq(to), tickets::modified_at.eq(at)))
        .returning(Standing::as_returning())
        .get_result(conn)
        .await
}

/// Somebody writes a message.
pub async fn post(
    conn: &mut AsyncPgConnection,
    ticket: TicketId,
    role: Role,
    body: &str,
    at: DateTime<Utc>,
) -> QueryResult<()> {
    diesel::insert_into(messages::table)
        .values((
            messages::ticket_id.eq(ticket),
            messages::role.eq(role),
            messages::body.eq(body),
            messages::sent_at.eq(at),
        ))
        .execute(conn)
        .await
        .map(drop)
}
