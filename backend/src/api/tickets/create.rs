use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, post};
use diesel_async::AsyncConnection as _;
use shared::event::EventKind;
use shared::problem::FieldError;
use shared::ticket::{NewTicket, Ticket};

use crate::api::idempotency::IdempotencyKey;
use crate::api::if_match;
use crate::api::openapi::{KeyHeader, Problems, RoleHeader};
use crate::api::role::Caller;
use crate::db::{events, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;
use crate::text;

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
    let description = text::cleaned("/description", &new.description)?;
    let assigned = classifier::classify(&description);
    let request = key.of(role, &new.0)?;
    let mut conn = state.db(role).await?;
    let ticket = conn
        .transaction(async |conn| {
            if let Some(answer) = request.earlier_answer(conn).await? {
                return Ok(answer);
            }
            if let Some(earlier) = new.follows {
                tickets::find(conn, role, earlier).await?.ok_or_else(no_such_predecessor)?;
            }
            let ticket = tickets::insert(conn, role, &description, &assigned, new.follows).await?;
            request.remember(conn, &ticket).await?;
            events::append(conn, role, ticket.id, EventKind::Opened).await?;
            Ok::<Ticket, ApiError>(ticket)
        })
        .await?;
    let mut response = HttpResponse::Created();
    if_match::tag(&mut response, &ticket);
    response.insert_header((LOCATION, format!("/api/tickets/{}", ticket.id)));
    Ok(response.json(ticket))
}

fn no_such_predecessor() -> ApiError {
    let detail = "there is no such ticket to follow".to_owned();
    FieldError { pointer: "/follows".to_owned(), detail }.into()
}
