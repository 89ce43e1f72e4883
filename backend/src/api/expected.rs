use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use shared::expected::{ClosingTimes, ExpectedTime};

use super::openapi::{Problems, RoleHeader};
use super::plain;
use super::role::Caller;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// The analysis that knows what closed tickets took.
const RESOLUTION: &str = "resolution";

/// How long problems usually take, by category: learned from the tickets closed in the last 90 days,
/// rounded, and only where there are at least 20 of them.
///
/// With `Accept: text/plain` a line for each category: its name, a space, and a sentence.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader),
    responses(
        (status = 200, content((Vec<ExpectedTime> = "application/json"), (String = "text/plain"))),
        Problems
    )
)]
#[get("/api/expected")]
pub async fn show_expected_times(
    state: Data<AppState>,
    Caller(role): Caller,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let away = || ApiError::Unavailable("there is no analysis of closing times".into());
    let address = state.analyses.address(RESOLUTION).ok_or_else(away)?;
    let times: Vec<ClosingTimes> = state.analyses.fetch(address, "/expected", role).await?;
    let told: Vec<ExpectedTime> = times.iter().filter_map(ClosingTimes::told).collect();
    if plain::is_wanted(&request) {
        let line = |it: &ExpectedTime| format!("{} {}", it.category, it.sentence());
        return Ok(plain::answer(told.iter().map(line)));
    }
    Ok(HttpResponse::Ok().json(told))
}
