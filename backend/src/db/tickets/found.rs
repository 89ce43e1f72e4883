//! The tickets that a search has found, read from the database.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::TicketSummary;
use uuid::Uuid;

use super::list::{Filter, restricted};
use super::summary::{SummaryRow, summary};
use super::visible_predecessor;
use crate::db::events;
use crate::db::schema::{event_head, tickets};

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
    mut conn: &AsyncPgConnection,
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
    let rows: Vec<FoundRow> = rows.load(&mut conn).await?;
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
