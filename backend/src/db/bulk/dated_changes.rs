//! Changes of tickets at times in the past, one at a time, for demo data: only the owner may set dates.
//! Versions, revisions and counts follow from triggers.

use chrono::{DateTime, Utc};
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::classification::Classification;
use shared::ids::TicketId;
use shared::place;
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status, Ticket};

use crate::db::schema::{messages, tickets};
use crate::db::tickets::TicketRow;

/// Opens a ticket at the place that its description names. `classification` is the classifier's of `description`.
pub async fn open_ticket(
    conn: &mut AsyncPgConnection,
    role: Role,
    description: &str,
    classification: &Classification,
    at: DateTime<Utc>,
) -> QueryResult<Ticket> {
    diesel::insert_into(tickets::table)
        .values((
            tickets::description.eq(description),
            tickets::place.eq(place::find(description)),
            tickets::described_by.eq(role),
            tickets::category.eq(classification.category),
            tickets::confidence.eq(classification.confidence),
            tickets::opened_at.eq(at),
            tickets::modified_at.eq(at),
            tickets::last_activity_at.eq(at),
            tickets::waiting_since.eq(at),
        ))
        .returning(TicketRow::as_returning())
        .get_result(conn)
        .await
        .map(Ticket::from)
}

/// Sets a status that [`Status::next`] allows.
pub async fn set_status(
    conn: &mut AsyncPgConnection,
    id: TicketId,
    status: Status,
    at: DateTime<Utc>,
) -> QueryResult<Ticket> {
    diesel::update(tickets::table.find(id))
        .set((tickets::status.eq(status), tickets::modified_at.eq(at)))
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
    at: DateTime<Utc>,
) -> QueryResult<Ticket> {
    diesel::update(tickets::table.find(id))
        .set((
            tickets::category.eq(category),
            tickets::category_by.eq(CategoryBy::Helpdesk),
            tickets::confidence.eq(None::<f64>),
            tickets::modified_at.eq(at),
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
    at: DateTime<Utc>,
) -> QueryResult<Ticket> {
    diesel::update(tickets::table.find(id))
        .set((
            tickets::description.eq(description),
            tickets::described_by.eq(role),
            classification.map(|it| {
                (tickets::category.eq(it.category), tickets::confidence.eq(it.confidence))
            }),
            tickets::modified_at.eq(at),
        ))
        .returning(TicketRow::as_returning())
        .get_result(conn)
        .await
        .map(Ticket::from)
}

/// Adds a message to a thread; a trigger updates the ticket.
pub async fn post_message(
    conn: &mut AsyncPgConnection,
    role: Role,
    ticket: TicketId,
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
