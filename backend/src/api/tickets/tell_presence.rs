use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use shared::ids::TicketId;
use shared::policy;
use shared::presence::{Hint, Presence};

use crate::api::openapi::{Problems, RoleHeader};
use crate::api::role::Caller;
use crate::db::tickets;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// Tells all who look at a ticket that somebody is writing or editing just now. Nothing is stored, and
/// where too many do at once, some are not told of.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, ("id" = i64, Path)),
    responses((status = 204), Problems)
)]
#[put("/api/tickets/{id}/presence")]
pub async fn tell_ticket_presence(
    state: Data<AppState>,
    Caller(role): Caller,
    id: Path<TicketId>,
    presence: Json<Presence>,
) -> ApiResult<HttpResponse> {
    let mut conn = state.db(role).await?;
    let ticket = tickets::find(&mut conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
    if !policy::may_write(role, ticket.status) {
        return Err(ApiError::Closed);
    }
    let Presence { doing, by } = presence.0;
    state.live.hint(Hint { ticket: ticket.id, role, doing, by });
    Ok(HttpResponse::NoContent().finish())
}
