use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::ticket::{Status, StatusChange, Ticket};

use crate::api::extract::{Move, Permitted, RoleHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::db::events::NewEvent;
use crate::db::{NOW, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::{AppState, Written};

/// Moves a ticket to its next status. The same request again changes nothing.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, ("id" = i64, Path)),
    responses((status = 200, body = Ticket, headers(("ETag" = String))), Problems)
)]
#[put("/api/tickets/{id}/status")]
pub async fn change_ticket_status(
    state: Data<AppState>,
    Permitted { role, .. }: Permitted<Move>,
    id: Path<TicketId>,
    change: Json<StatusChange>,
) -> ApiResult<HttpResponse> {
    let to = change.status;
    let ticket = state
        .write(role, None, async |conn| {
            let ticket = tickets::lock(conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
            if ticket.status == to {
                return Ok(Written::Unchanged(ticket));
            }
            if ticket.status.next() != Some(to) {
                return Err(ApiError::IllegalMove { from: ticket.status, to });
            }
            let ticket = tickets::set_status(conn, ticket.id, to, NOW).await?;
            let event = NewEvent { ticket: ticket.id, kind: kind_of_move(to) };
            Ok(Written::Changed(ticket, event))
        })
        .await?;
    Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
}

const fn kind_of_move(to: Status) -> EventKind {
    match to {
        Status::Open => EventKind::Opened,
        Status::Active => EventKind::Activated,
        Status::Closed => EventKind::Closed,
    }
}
