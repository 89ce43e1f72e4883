use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use shared::ids::TicketId;
use shared::ticket::{StatusChange, Ticket};

use crate::api::extract::{Move, Permitted, RoleHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::db::writes::Write;
use crate::error::ApiResult;
use crate::state::AppState;

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
    let write = Write::Move { ticket: *id, to: change.status };
    let ticket: Ticket = state.write(role, write).await?;
    Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
}
