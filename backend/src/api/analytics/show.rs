use actix_web::http::header::{Accept, Header as _};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, get, mime};
use shared::chart::Chart;

use super::csv;
use crate::api::extract::{Analyse, Permitted, RoleHeader};
use crate::api::openapi::Problems;
use crate::error::ApiResult;
use crate::state::AppState;

/// The result of an analysis: a chart or, where `Accept` prefers `text/csv`, the rows of its table.
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
    _: Permitted<Analyse>,
    name: Path<String>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let chart = state.analyses.chart(&name, request.query_string()).await?;
    let accept = Accept::parse(&request).unwrap_or_else(|_| Accept::json());
    if accept.preference().essence_str() == mime::TEXT_CSV {
        let rows = csv::rows(&chart)?;
        return Ok(HttpResponse::Ok().content_type(mime::TEXT_CSV_UTF_8).body(rows));
    }
    Ok(HttpResponse::Ok().json(chart))
}
