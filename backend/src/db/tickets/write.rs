//! Changes of tickets. Versions, revisions, dates and counts follow from triggers.
//!
//! `at` is [`NOW`](crate::db::NOW), or a time in the past, which only the owner may set, for demo data.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::classification::Classification;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status, Ticket};

use super::{TicketRow, shown, tickets};

/// Opens a ticket. `classification` is the classifier's of `description`.
pub async fn insert(
    conn: &mut AsyncPgConnection,
    role: Role,
    description: &str,
    classification: &Classification,
    follows: Option<TicketId>,
    at: Option<DateTime<Utc>>,
) -> QueryResult<Ticket> {
    let ticket = (
        tickets::description.eq(description),
        tickets::described_by.eq(role),
        tickets::category.eq(classification.category),
        tickets::confidence.eq(classification.confidence),
        tickets::follows.eq(follows),
    );
    let insert = diesel::insert_into(tickets::table);
    let row: TicketRow = match at {
        None => insert.values(ticket).returning(TicketRow::as_returning()).get_result(conn).await?,
        Some(at) => {
            let dates = (
                tickets::opened_at.eq(at),
                tickets::modified_at.eq(at),
                tickets::last_activity_at.eq(at),
                tickets::waiting_since.eq(at),
            );
            let dated = insert.values((ticket, dates));
            dated.returning(TicketRow::as_returning()).get_result(conn).await?
        }
    };
    Ok(row.into())
}

/// Sets a status that [`Status::next`] allows.
pub async fn set_status(
    conn: &mut AsyncPgConnection,
    id: TicketId,
    status: Status,
    at: Option<DateTime<Utc>>,
) -> QueryResult<Ticket> {
    diesel::update(tickets::table.find(id))
        .set((tickets::status.eq(status), at.map(|at| tickets::modified_at.eq(at))))
        .returning(TicketRow::as_returning())
        .get_result(conn)
        .await
        .map(Ticket::from)
}

/// Sets the category on which the helpdesk decided; later edits do not change it.
pub async fn set_category(
    conn: &mut AsyncPgConnection,
    id: TicketId,
    category: Category,
    at: Option<DateTime<Utc>>,
) -> QueryResult<Ticket> {
    diesel::update(tickets::table.find(id))
        .set((
            tickets::category.eq(category),
            tickets::category_by.eq(CategoryBy::Helpdesk),
            tickets::confidence.eq(None::<f64>),
            at.map(|at| tickets::modified_at.eq(at)),
        ))
        .returning(TicketRow::as_returning())
        .get_result(conn)
        .await
        .map(Ticket::from)
}

/// Sets a new description, and with a `classification` its category.
pub async fn set_description(
    conn: &mut AsyncPgConnection,
    role: Role,
    id: TicketId,
    description: &str,
    classification: Option<&Classification>,
    at: Option<DateTime<Utc>>,
) -> QueryResult<Ticket> {
    let row: TicketRow = diesel::update(tickets::table.find(id))
        .set((
            tickets::description.eq(description),
            tickets::described_by.eq(role),
            classification.map(|it| {
                (tickets::category.eq(it.category), tickets::confidence.eq(it.confidence))
            }),
            at.map(|at| tickets::modified_at.eq(at)),
        ))
        .returning(TicketRow::as_returning())
        .get_result(conn)
        .await?;
    Ok(shown(conn, role, vec![row]).await?.remove(0))
}
