use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, get};
use shared::counts::Counts;

use super::answer::respond_with_shared;
use super::extract::{Caller, RoleHeader};
use super::openapi::Problems;
use crate::db::counts;
use crate::error::ApiResult;
use crate::state::AppState;

/// How many tickets there are, exactly, as far as the role may know.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader),
    responses((status = 200, body = Counts), Problems)
)]
#[get("/api/counts")]
pub async fn show_counts(
    state: Data<AppState>,
    Caller(role): Caller,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let compute = async || Ok(counts::find(&mut *state.db(role).await?, role).await?);
    respond_with_shared(&state, role, &request, compute).await
}
