use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use diesel_async::AsyncConnection as _;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::policy;
use shared::role::Role;
use shared::ticket::{CategoryBy, CategoryCorrection, Ticket};

use super::answer;
use crate::api::openapi::{Problems, RoleHeader};
use crate::api::role::Helpdesk;
use crate::db::{events, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// Says what a ticket is about; from then on it stays, also when the classifier was right. The same
/// correction again changes nothing.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, ("id" = i64, Path)),
    responses((status = 200, body = Ticket, headers(("ETag" = String))), Problems)
)]
#[put("/api/tickets/{id}/category")]
pub async fn correct_ticket_category(
    state: Data<AppState>,
    _: Helpdesk,
    id: Path<TicketId>,
    correction: Json<CategoryCorrection>,
) -> ApiResult<HttpResponse> {
    let (role, category) = (Role::Helpdesk, correction.category);
    let mut conn = state.db(role).await?;
    let ticket = conn
        .transaction(async |conn| {
            let ticket = tickets::lock(conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
            if !policy::may_correct_category(role, ticket.status) {
                return Err(ApiError::Closed);
            }
            if ticket.category == category && ticket.category_by == CategoryBy::Helpdesk {
                return Ok(ticket);
            }
            let ticket = tickets::set_category(conn, ticket.id, category).await?;
            events::append(conn, role, ticket.id, EventKind::Recategorised).await?;
            Ok::<Ticket, ApiError>(ticket)
        })
        .await?;
    Ok(answer(&ticket))
}
