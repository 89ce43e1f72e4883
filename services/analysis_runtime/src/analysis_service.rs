//! What an analysis serves: its description, its chart and its extra routes.

use actix_web::web::{Data, Json, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use shared::analysis::Analysis;
use shared::chart::Chart;
use tokio::sync::watch;

use crate::log_reader::Progress;
use crate::projection::Projection;
use crate::projection_state::ProjectionState;
use crate::query::Query;
use crate::server::{ProblemResponse, Service, read, resource};

/// What every response of an analysis is made from.
pub struct AnalysisService<P> {
    analysis: Analysis,
    state: watch::Receiver<ProjectionState<P>>,
}

impl<P: Projection> AnalysisService<P> {
    pub fn new(state: watch::Receiver<ProjectionState<P>>) -> Self {
        Self { analysis: P::analysis(), state }
    }
}

impl<P> Clone for AnalysisService<P> {
    fn clone(&self) -> Self {
        Self { analysis: self.analysis.clone(), state: self.state.clone() }
    }
}

impl<P: Projection> Service for AnalysisService<P> {
    fn routes(config: &mut ServiceConfig) {
        config
            .service(resource("/", read().to(describe::<P>)))
            .service(resource("/chart", read().to(chart::<P>)))
            .service(resource("/{name}", read().to(extra_route::<P>)));
    }

    fn progress(&self) -> Progress {
        self.state.borrow().progress()
    }
}

async fn describe<P: Projection>(service: Data<AnalysisService<P>>) -> HttpResponse {
    HttpResponse::Ok().json(&service.analysis)
}

/// The chart for a query, or 503 with the progress while the log is read.
async fn chart<P: Projection>(
    service: Data<AnalysisService<P>>,
    request: HttpRequest,
) -> Result<Json<Chart>, ProblemResponse> {
    let query = Query::parse(request.query_string(), &service.analysis.parameters)?;
    Ok(Json(service.state.borrow().chart(&service.analysis, &query)?))
}

/// What the projection serves besides its chart.
async fn extra_route<P: Projection>(
    service: Data<AnalysisService<P>>,
    name: Path<String>,
) -> Result<HttpResponse, ProblemResponse> {
    let body = service.state.borrow().extra_route(&name)?;
    match body {
        Some(body) => Ok(HttpResponse::Ok().json(body)),
        None => Err(ProblemResponse::no_such_route()),
    }
}
