use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use shared::event::EventKind;
use shared::problem::{FieldError, FieldErrorKind};
use shared::text;
use shared::ticket::{NewTicket, Ticket};

use crate::api::extract::{Caller, IdempotencyKey, KeyHeader, RoleHeader, entity_tag};
use crate::api::openapi::Problems;
use crate::db::events::NewEvent;
use crate::db::{NOW, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::{AppState, Written};

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
    let classification = classifier::classify(&description);
    let request = key.request(role, &new.0)?;
    let ticket = state
        .write(role, Some(&request), async |conn| {
            if let Some(earlier) = new.follows {
                tickets::find(conn, role, earlier).await?.ok_or_else(no_such_ticket_to_follow)?;
            }
            let ticket =
                tickets::insert(conn, role, &description, &classification, new.follows, NOW)
                    .await?;
            let event = NewEvent { ticket: ticket.id, kind: EventKind::Opened };
            Ok(Written::Changed(ticket, event))
        })
        .await?;
    Ok(HttpResponse::Created()
        .insert_header(entity_tag(&ticket))
        .insert_header((LOCATION, format!("/api/tickets/{}", ticket.id)))
        .json(ticket))
}

fn no_such_ticket_to_follow() -> ApiError {
    let (pointer, kind) = ("/follows".to_owned(), FieldErrorKind::NoSuchTicket);
    FieldError { pointer, kind, detail: "there is no such ticket to follow".to_owned() }.into()
}
