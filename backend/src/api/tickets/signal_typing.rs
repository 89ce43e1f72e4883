use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use shared::ids::TicketId;
use shared::policy;
use shared::typing::{TypingIndicator, TypingSignal};

use crate::api::extract::{Caller, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::tickets;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// Tells all open streams that somebody is writing under a ticket, or editing it. Nothing is stored, and
/// where too many type at once, some indicators are left out.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, ("id" = i64, Path)),
    responses((status = 204), Problems)
)]
#[put("/api/tickets/{id}/typing")]
pub async fn signal_ticket_typing(
    state: Data<AppState>,
    Caller(role): Caller,
    id: Path<TicketId>,
    signal: Json<TypingSignal>,
) -> ApiResult<HttpResponse> {
    let conn = state.db(role).await?;
    let ticket = tickets::find(&conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
    if !policy::may_write(role, ticket.status) {
        return Err(ApiError::Closed);
    }
    let TypingSignal { activity, sender } = signal.0;
    state.live.signal_typing(TypingIndicator { ticket: ticket.id, role, activity, sender });
    Ok(HttpResponse::NoContent().finish())
}
