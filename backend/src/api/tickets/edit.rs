use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, patch};
use shared::classification::Classification;
use shared::ids::TicketId;
use shared::problem::FieldError;
use shared::text;
use shared::ticket::{Ticket, TicketEdit};

use crate::api::extract::{Caller, IfMatch, RoleHeader, VersionHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::db::writes::{Classified, Write};
use crate::error::ApiResult;
use crate::state::AppState;

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
    let Classification { category, confidence, .. } = classifier::classify(&description);
    let write = Write::Edit {
        ticket: *id,
        classified: Classified { description, category, confidence },
        base_versions: if_match.versions(),
    };
    let ticket: Ticket = state.write(role, write).await?;
    Ok(HttpResponse::Ok().insert_header(entity_tag(&ticket)).json(ticket))
}
