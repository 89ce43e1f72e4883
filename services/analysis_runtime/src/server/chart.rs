use actix_web::HttpRequest;
use actix_web::web::{Data, Json};
use shared::chart::Chart;

use super::Desk;
use super::refusal::Refusal;
use crate::asked::Asked;
use crate::projection::Projection;

/// The chart for what was asked, or 503 with the progress while the log is being caught up with.
pub async fn chart<P: Projection>(
    desk: Data<Desk<P>>,
    request: HttpRequest,
) -> Result<Json<Chart>, Refusal> {
    let asked = Asked::read(request.query_string(), &desk.analysis.parameters)?;
    Ok(Json(desk.reading.borrow().chart(&desk.analysis, &asked)?))
}
