use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use shared::ids::TicketId;
use shared::problem::FieldError;
use shared::text;
use shared::ticket::{Status, StatusChange, Ticket};

use crate::api::extract::{Move, Permitted, RoleHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::db::writes::Write;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// Moves a ticket to its next status, and posts the outcome if it comes with one. The same request again changes
/// nothing.
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
    let StatusChange { status, outcome } = change.into_inner();
    if outcome.is_some() && status != Status::Closed {
        return Err(ApiError::BadRequest("only closing has an outcome".into()));
    }
    let cleaned = |outcome: String| {
        text::cleaned(&outcome).map_err(|error| FieldError::of_text("/outcome", error))
    };
    let closing_message = outcome.map(cleaned).transpose()?;
    let write = Write::Move { ticket: *id, to: status, closing_message };
    let ticket: Ticket = state.write(role, write).await?;
    Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
}
