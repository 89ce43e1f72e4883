use actix_web::get;
use actix_web::web::{Data, Json};
use shared::analysis::AnalysisEntry;

use crate::api::extract::{Analyse, Permitted, RoleHeader};
use crate::api::openapi::Problems;
use crate::state::AppState;

/// The analyses on offer, each as it describes itself.
#[utoipa::path(
    tag = "analytics",
    params(RoleHeader),
    responses((status = 200, body = Vec<AnalysisEntry>), Problems)
)]
#[get("/analytics")]
pub async fn list_analyses(
    state: Data<AppState>,
    _: Permitted<Analyse>,
) -> Json<Vec<AnalysisEntry>> {
    Json(state.analyses.list().await)
}
