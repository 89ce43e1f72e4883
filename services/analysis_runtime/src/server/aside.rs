use actix_web::HttpResponse;
use actix_web::web::{Data, Path};

use super::Desk;
use super::refusal::{Refusal, no_such_route};
use crate::projection::Projection;

/// What the projection answers besides its chart.
pub async fn aside<P: Projection>(
    desk: Data<Desk<P>>,
    name: Path<String>,
) -> Result<HttpResponse, Refusal> {
    let answer = desk.reading.borrow().aside(&name)?;
    match answer {
        Some(answer) => Ok(HttpResponse::Ok().json(answer)),
        None => no_such_route().await,
    }
}
