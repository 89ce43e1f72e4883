use actix_web::web::{Data, Json, Path};
use actix_web::{HttpResponse, put};
use shared::ids::{ReceiptSecret, TicketId};
use shared::receipt::NewFollower;

use crate::api::extract::{Caller, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::writes::Write;
use crate::error::ApiResult;
use crate::state::AppState;

/// Follows a ticket that is not closed. The same request again changes nothing.
#[utoipa::path(
    tag = "receipts",
    params(RoleHeader, ("id" = i64, Path), ("receipt" = ReceiptSecret, Path)),
    responses((status = 204), Problems)
)]
#[put("/api/tickets/{id}/followers/{receipt}")]
pub async fn follow_ticket(
    state: Data<AppState>,
    Caller(role): Caller,
    path: Path<(TicketId, ReceiptSecret)>,
    follower: Json<NewFollower>,
) -> ApiResult<HttpResponse> {
    let (ticket, receipt) = path.into_inner();
    let write = Write::Follow { ticket, receipt, affected: follower.affected };
    state.write::<()>(role, write).await?;
    Ok(HttpResponse::NoContent().finish())
}
