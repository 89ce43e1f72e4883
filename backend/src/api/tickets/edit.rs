use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, patch};
use diesel_async::AsyncConnection as _;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::policy;
use shared::ticket::{CategoryBy, Ticket, TicketEdit};

use super::answer;
use crate::api::if_match::IfMatch;
use crate::api::openapi::{Problems, RoleHeader, VersionHeader};
use crate::api::role::Caller;
use crate::db::{events, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;
use crate::text;

/// Changes the words of a ticket, and with them the category, unless the helpdesk has set it.
///
/// The same words again change nothing.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, VersionHeader, ("id" = i64, Path)),
    responses((status = 200, body = Ticket, headers(("ETag" = String))), Problems)
)]
#[patch("/api/tickets/{id}")]
pub async fn edit_ticket(
    state: Data<AppState>,
    Caller(role): Caller,
    id: Path<TicketId>,
    seen: IfMatch,
    edit: Json<TicketEdit>,
) -> ApiResult<HttpResponse> {
    let description = text::cleaned("/description", &edit.description)?;
    let assigned = classifier::classify(&description);
    let mut conn = state.db(role).await?;
    let ticket = conn
        .transaction(async |conn| {
            let ticket = tickets::lock(conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
            if !policy::may_write(role, ticket.status) {
                return Err(ApiError::Closed);
            }
            seen.check(&ticket)?;
            if ticket.description == description {
                return Ok(ticket);
            }
            let assigned = (ticket.category_by == CategoryBy::Classifier).then_some(&assigned);
            let ticket =
                tickets::set_description(conn, role, ticket.id, &description, assigned).await?;
            events::append(conn, role, ticket.id, EventKind::Edited).await?;
            Ok::<Ticket, ApiError>(ticket)
        })
        .await?;
    Ok(answer(&ticket))
}
