use std::num::NonZero;

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, get};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use shared::ids::ReceiptSecret;
use shared::receipt::Receipt;

use crate::api::extract::{Caller, ClientNetwork, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::receipts;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// How many receipts one client may ask for at once, and how many more each second. When a ticket is closed, all its
/// followers ask, and thousands of people may share the address of a campus; whoever guesses would still need longer
/// than the universe has existed.
const MAX_BURST: NonZero<u32> = NonZero::new(1_000).unwrap();
const PER_SECOND: NonZero<u32> = NonZero::new(100).unwrap();

/// Counts who asks for receipts.
pub struct ReceiptLimit(DefaultKeyedRateLimiter<ClientNetwork>);

impl Default for ReceiptLimit {
    fn default() -> Self {
        Self(RateLimiter::keyed(Quota::per_second(PER_SECOND).allow_burst(MAX_BURST)))
    }
}

impl ReceiptLimit {
    fn check(&self, client: ClientNetwork) -> ApiResult<()> {
        // Clients that have not asked for a while are forgotten.
        self.0.retain_recent();
        self.0.check_key(&client).map_err(|_| ApiError::TooManyRequests)
    }
}

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
    limit: Data<ReceiptLimit>,
    client: ClientNetwork,
    secret: Path<ReceiptSecret>,
) -> ApiResult<HttpResponse> {
    limit.check(client)?;
    let receipt = receipts::find(&mut *state.db(role).await?, *secret).await?;
    let receipt = receipt.ok_or(ApiError::NoSuch("receipt"))?;
    Ok(HttpResponse::Ok().insert_header((CACHE_CONTROL, "no-store")).json(receipt))
}
