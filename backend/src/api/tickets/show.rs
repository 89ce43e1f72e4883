use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use shared::ids::TicketId;
use shared::ticket::Ticket;

use crate::api::extract::{Caller, RoleHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::db::tickets;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// One ticket.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, ("id" = i64, Path)),
    responses((status = 200, body = Ticket, headers(("ETag" = String))), Problems)
)]
#[get("/api/tickets/{id}")]
pub async fn show_ticket(
    state: Data<AppState>,
    Caller(role): Caller,
    id: Path<TicketId>,
) -> ApiResult<HttpResponse> {
    let ticket = tickets::find(&*state.db(role).await?, role, *id).await?;
    let ticket = ticket.ok_or(ApiError::NoSuch("ticket"))?;
    Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
}
