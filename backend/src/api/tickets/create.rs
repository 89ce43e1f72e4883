use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use shared::classification::Classification;
use shared::problem::FieldError;
use shared::text;
use shared::ticket::{NewTicket, Ticket};

use crate::api::extract::{Caller, IdempotencyKey, KeyHeader, RoleHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::api::tickets::place_of;
use crate::db::writes::{Classified, Write};
use crate::error::ApiResult;
use crate::state::AppState;

/// Opens a ticket; its category comes from its text.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, KeyHeader),
    responses(
        (status = 201, body = Ticket, headers(("ETag" = String), ("Location" = String))),
        Problems
    )
)]
#[post("/api/tickets")]
pub async fn create_ticket(
    state: Data<AppState>,
    Caller(role): Caller,
    key: IdempotencyKey,
    new: Json<NewTicket>,
) -> ApiResult<HttpResponse> {
    let description = text::cleaned(&new.description)
        .map_err(|error| FieldError::of_text("/description", error))?;
    let place = place_of(new.place.as_deref())?.flatten();
    let Classification { category, confidence, .. } = classifier::classify(&description);
    let write = Write::Open {
        request: key.request(role, &new.0)?,
        classified: Classified { description, category, confidence },
        place,
        predecessor: new.follows,
        receipt: new.receipt,
    };
    let ticket: Ticket = state.write(role, write).await?;
    Ok(HttpResponse::Created()
        .insert_header(entity_tag(&ticket))
        .insert_header((LOCATION, format!("/api/tickets/{}", ticket.id)))
        .json(ticket))
}
