use actix_web::get;
use actix_web::web::{Data, Json};
use shared::spikes::SpikeReport;

use super::extract::{Caller, RoleHeader};
use super::openapi::Problems;
use crate::error::ApiResult;
use crate::state::AppState;

/// Whether far more is reported than usual, and about what, as far as the role may know.
#[utoipa::path(
    tag = "analytics",
    params(RoleHeader),
    responses((status = 200, body = SpikeReport), Problems)
)]
#[get("/api/spikes")]
pub async fn show_spikes(
    state: Data<AppState>,
    Caller(role): Caller,
) -> ApiResult<Json<SpikeReport>> {
    Ok(Json(state.analyses.spikes(role).await?))
}
