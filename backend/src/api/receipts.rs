use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use shared::ids::ReceiptSecret;
use shared::receipt::Receipt;

use crate::api::extract::{Caller, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::receipts;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// What the holder of a receipt may always read, also after the ticket was closed.
#[utoipa::path(
    tag = "receipts",
    params(RoleHeader, ("receipt" = ReceiptSecret, Path)),
    responses((status = 200, body = Receipt), Problems)
)]
#[get("/api/receipts/{receipt}")]
pub async fn show_receipt(
    state: Data<AppState>,
    Caller(role): Caller,
    secret: Path<ReceiptSecret>,
) -> ApiResult<HttpResponse> {
    let receipt = receipts::find(&mut *state.db(role).await?, *secret).await?;
    let receipt = receipt.ok_or(ApiError::NoSuch("receipt"))?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(receipt))
}
