use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, post};
use shared::ids::TicketId;
use shared::message::{Message, NewMessage};
use shared::problem::FieldError;
use shared::text;

use crate::api::extract::{Caller, IdempotencyKey, KeyHeader, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::writes::Write;
use crate::error::ApiResult;
use crate::state::AppState;

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
    let (request, receipt) = (key.request(role, &new.0)?, new.receipt);
    let write = Write::Post { request, ticket: *id, body, receipt };
    let message: Message = state.write(role, write).await?;
    Ok(HttpResponse::Created().json(message))
}
