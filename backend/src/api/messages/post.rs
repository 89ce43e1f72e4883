use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::message::{Message, NewMessage};
use shared::problem::FieldError;
use shared::{policy, text};

use crate::api::extract::{Caller, IdempotencyKey, KeyHeader, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::events::NewEvent;
use crate::db::{NOW, messages, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::{AppState, Written};

/// Writes a message under a ticket.
#[utoipa::path(
    tag = "messages",
    params(RoleHeader, KeyHeader, ("id" = i64, Path)),
    responses((status = 201, body = Message), Problems)
)]
#[post("/api/tickets/{id}/messages")]
pub async fn post_message(
    state: Data<AppState>,
    Caller(role): Caller,
    id: Path<TicketId>,
    key: IdempotencyKey,
    new: Json<NewMessage>,
) -> ApiResult<HttpResponse> {
    let body = text::cleaned(&new.body).map_err(|error| FieldError::of_text("/body", error))?;
    let request = key.request(role, &new.0)?;
    let message = state
        .write(role, Some(&request), async |conn| {
            let ticket = tickets::lock(conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
            if !policy::may_write(role, ticket.status) {
                return Err(ApiError::Closed);
            }
            let message = messages::insert(conn, role, ticket.id, &body, NOW).await?;
            let event = NewEvent { ticket: ticket.id, kind: EventKind::MessagePosted };
            Ok(Written::Changed(message, event))
        })
        .await?;
    Ok(HttpResponse::Created().json(message))
}
