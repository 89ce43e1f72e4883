use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, patch};
use shared::classification::Classification;
use shared::ids::TicketId;
use shared::problem::FieldError;
use shared::text;
use shared::ticket::{Ticket, TicketEdit};

use crate::api::extract::{Caller, IfMatch, RoleHeader, VersionHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::api::tickets::place_of;
use crate::db::writes::{Classified, Write};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// Changes the text of a ticket, and with it the category, unless the helpdesk has set it; or its place; or both.
///
/// The same again changes nothing.
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
    let description = edit.description.as_deref().map(text::cleaned).transpose();
    let description = description.map_err(|error| FieldError::of_text("/description", error))?;
    let place = place_of(edit.place.as_deref())?;
    if description.is_none() && place.is_none() {
        return Err(ApiError::BadRequest("the body changes neither description nor place".into()));
    }
    let classified = description.map(|description| {
        let Classification { category, confidence, .. } = classifier::classify(&description);
        Classified { description, category, confidence }
    });
    let base_versions = if_match.versions();
    let write = Write::Edit { ticket: *id, classified, place, base_versions };
    let ticket: Ticket = state.write(role, write).await?;
    Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
}
