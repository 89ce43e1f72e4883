use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, patch};
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::problem::FieldError;
use shared::ticket::{CategoryBy, Ticket, TicketEdit};
use shared::{policy, text};

use crate::api::extract::{Caller, IfMatch, RoleHeader, VersionHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::db::events::NewEvent;
use crate::db::{NOW, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::{AppState, Written};

/// Changes the text of a ticket, and with it the category, unless the helpdesk has set it.
///
/// The same text again changes nothing.
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
    if_match: IfMatch,
    edit: Json<TicketEdit>,
) -> ApiResult<HttpResponse> {
    let description = text::cleaned(&edit.description)
        .map_err(|error| FieldError::of_text("/description", error))?;
    let classification = classifier::classify(&description);
    let ticket = state
        .write(role, None, async |conn| {
            let ticket = tickets::lock(conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
            if !policy::may_write(role, ticket.status) {
                return Err(ApiError::Closed);
            }
            if_match.check(&ticket)?;
            if ticket.description == description {
                return Ok(Written::Unchanged(ticket));
            }
            let is_classified = ticket.category_by == CategoryBy::Classifier;
            let classification = is_classified.then_some(&classification);
            let ticket =
                tickets::set_description(conn, role, *id, &description, classification, NOW)
                    .await?;
            let event = NewEvent { ticket: ticket.id, kind: EventKind::Edited };
            Ok(Written::Changed(ticket, event))
        })
        .await?;
    Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
}
