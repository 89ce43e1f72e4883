use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use diesel_async::AsyncConnection as _;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Status, StatusChange, Ticket};

use super::answer;
use crate::api::openapi::{Problems, RoleHeader};
use crate::api::role::Helpdesk;
use crate::db::{events, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// Moves a ticket to its next status. Asking twice is asking once.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, ("id" = i64, Path)),
    responses((status = 200, body = Ticket, headers(("ETag" = String))), Problems)
)]
#[put("/api/tickets/{id}/status")]
pub async fn change_ticket_status(
    state: Data<AppState>,
    _: Helpdesk,
    id: Path<TicketId>,
    change: Json<StatusChange>,
) -> ApiResult<HttpResponse> {
    let (role, to) = (Role::Helpdesk, change.status);
    let mut conn = state.db(role).await?;
    let ticket = conn
        .transaction(async |conn| {
            let ticket = tickets::lock(conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
            if ticket.status == to {
                return Ok(ticket);
            }
            if ticket.status.next() != Some(to) {
                return Err(ApiError::IllegalMove { from: ticket.status, to });
            }
            let ticket = tickets::set_status(conn, ticket.id, to).await?;
            events::append(conn, role, ticket.id, kind_of_move(to)).await?;
            Ok::<Ticket, ApiError>(ticket)
        })
        .await?;
    Ok(answer(&ticket))
}

const fn kind_of_move(to: Status) -> EventKind {
    match to {
        Status::Open => EventKind::Opened,
        Status::Active => EventKind::Activated,
        Status::Closed => EventKind::Closed,
    }
}
