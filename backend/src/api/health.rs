use actix_web::web::{Data, Json};
use actix_web::{HttpResponse, get};
use serde::Serialize;
use shared::role::Role;
use utoipa::ToSchema;

use super::openapi::Problems;
use crate::db::events;
use crate::error::ApiResult;
use crate::state::AppState;
use crate::telemetry;

/// The response of a health check that succeeds.
#[derive(Serialize, ToSchema)]
pub struct Health {
    status: &'static str,
}

const OK: Health = Health { status: "ok" };

/// Whether the process answers.
#[utoipa::path(tag = "operations", responses((status = 200, body = Health)))]
#[get("/healthz")]
pub async fn show_health() -> Json<Health> {
    Json(OK)
}

/// Whether requests can be served: the database answers, and it is one of ours.
#[utoipa::path(tag = "operations", responses((status = 200, body = Health), Problems))]
#[get("/readyz")]
pub async fn show_readiness(state: Data<AppState>) -> ApiResult<Json<Health>> {
    events::head(&*state.db(Role::Helpdesk).await?).await?;
    Ok(Json(OK))
}

/// Counters and timings in the Prometheus text format.
#[utoipa::path(
    tag = "operations",
    responses((status = 200, body = String, content_type = "text/plain"))
)]
#[get("/metrics")]
pub async fn show_metrics() -> HttpResponse {
    HttpResponse::Ok().content_type("text/plain; version=0.0.4").body(telemetry::rendered_metrics())
}
