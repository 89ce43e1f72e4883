use actix_web::get;
use actix_web::web::{Data, Json};
use shared::resolution_times::{ResolutionTimeQuantiles, ResolutionTimes};

use super::extract::{Caller, RoleHeader};
use super::openapi::Problems;
use crate::error::ApiResult;
use crate::state::AppState;

/// How long problems of each category usually take: learned from recently closed tickets, rounded, and
/// left out where there are too few of them.
#[utoipa::path(
    tag = "analytics",
    params(RoleHeader),
    responses((status = 200, body = Vec<ResolutionTimes>), Problems)
)]
#[get("/api/resolution-times")]
pub async fn list_resolution_times(
    state: Data<AppState>,
    Caller(role): Caller,
) -> ApiResult<Json<Vec<ResolutionTimes>>> {
    let exact = state.analyses.resolution_times(role).await?;
    Ok(Json(exact.iter().filter_map(ResolutionTimeQuantiles::published).collect()))
}
