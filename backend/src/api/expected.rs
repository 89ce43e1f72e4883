use actix_web::get;
use actix_web::web::{Data, Json};
use shared::expected::{ClosingTimes, ExpectedTime};

use super::openapi::{Problems, RoleHeader};
use super::role::Caller;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// The analysis that knows what closed tickets took.
const RESOLUTION: &str = "resolution";

/// How long problems usually take, by category: learned from the tickets closed in the last 90 days,
/// rounded, and only where there are at least 20 of them.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader),
    responses((status = 200, body = Vec<ExpectedTime>), Problems)
)]
#[get("/api/expected")]
pub async fn show_expected_times(
    state: Data<AppState>,
    Caller(role): Caller,
) -> ApiResult<Json<Vec<ExpectedTime>>> {
    let away = || ApiError::Unavailable("there is no analysis of closing times".into());
    let address = state.analyses.address(RESOLUTION).ok_or_else(away)?;
    let times: Vec<ClosingTimes> = state.analyses.fetch(address, "/expected", role).await?;
    Ok(Json(times.iter().filter_map(ClosingTimes::told).collect()))
}
