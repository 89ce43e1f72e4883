use actix_web::get;
use actix_web::web::{Data, Json};
use shared::pulse::Pulse;

use super::openapi::{Problems, RoleHeader};
use super::role::Caller;
use crate::error::ApiResult;
use crate::state::AppState;

/// Whether far more is reported than usual, and about what, as far as the role may know.
#[utoipa::path(tag = "tickets", params(RoleHeader), responses((status = 200, body = Pulse), Problems))]
#[get("/api/pulse")]
pub async fn show_pulse(state: Data<AppState>, Caller(role): Caller) -> ApiResult<Json<Pulse>> {
    Ok(Json(state.analyses.fetch(&state.pulse, "/pulse", role).await?))
}
