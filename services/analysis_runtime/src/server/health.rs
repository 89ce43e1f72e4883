//! Whether the program runs, and whether it can answer.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde_json::json;

use super::Desk;
use super::refusal::Refusal;
use crate::projection::Projection;
use crate::reading::Progress;

/// The program runs.
pub async fn healthz() -> HttpResponse {
    HttpResponse::Ok().json(json!({ "status": "ok" }))
}

/// The log has been read to its end once, so that charts are answered. Stays so while the API is
/// away.
pub async fn readyz<P: Projection>(desk: Data<Desk<P>>) -> Result<HttpResponse, Refusal> {
    match desk.reading.borrow().progress() {
        Progress::Ready { position } => {
            Ok(HttpResponse::Ok().json(json!({ "status": "ready", "position": position })))
        }
        progress => Err(progress.into()),
    }
}
