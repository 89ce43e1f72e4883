use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use diesel_async::AsyncConnection as _;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::message::{Message, NewMessage};
use shared::policy;

use crate::api::idempotency::IdempotencyKey;
use crate::api::openapi::{KeyHeader, Problems, RoleHeader};
use crate::api::role::Caller;
use crate::db::{events, messages, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;
use crate::text;

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
    let body = text::cleaned("/body", &new.body)?;
    let request = key.of(role, &new.0)?;
    let mut conn = state.db(role).await?;
    let message = conn
        .transaction(async |conn| {
            if let Some(answer) = request.earlier_answer(conn).await? {
                return Ok(answer);
            }
            let ticket = tickets::lock(conn, role, *id).await?.ok_or(ApiError::NoSuch("ticket"))?;
            if !policy::may_write(role, ticket.status) {
                return Err(ApiError::Closed);
            }
            let message = messages::insert(conn, role, ticket.id, &body).await?;
            request.remember(conn, &message).await?;
            events::append(conn, role, ticket.id, EventKind::MessagePosted).await?;
            Ok::<Message, ApiError>(message)
        })
        .await?;
    Ok(HttpResponse::Created().json(message))
}
