use actix_web::http::header::ACCEPT;
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get};
use shared::chart::Chart;

use super::csv;
use crate::api::openapi::{Problems, RoleHeader};
use crate::api::role::Helpdesk;
use crate::error::ApiResult;
use crate::state::AppState;

/// The answer of an analysis, as a chart or, with `Accept: text/csv`, as the rows of its table.
///
/// The parameters are those that the analysis describes, such as `last=24&unit=hours`.
#[utoipa::path(
    tag = "analytics",
    params(RoleHeader, ("name" = String, Path)),
    responses(
        (status = 200, content((Chart = "application/json"), (String = "text/csv"))),
        Problems
    )
)]
#[get("/analytics/{name}")]
pub async fn show_analysis(
    state: Data<AppState>,
    _: Helpdesk,
    name: Path<String>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let chart = state.analyses.ask(&name, request.query_string()).await?;
    if !wants_csv(&request) {
        return Ok(HttpResponse::Ok().json(chart));
    }
    Ok(HttpResponse::Ok().content_type("text/csv; charset=utf-8").body(csv::rows(&chart)?))
}

fn wants_csv(request: &HttpRequest) -> bool {
    let accept = request.headers().get(ACCEPT).and_then(|it| it.to_str().ok());
    accept.is_some_and(|it| it.split(',').any(|part| part.trim().starts_with("text/csv")))
}
