//! Watches over each request: encoded bodies are refused, panics answered, all counted and logged.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::CONTENT_ENCODING;
use actix_web::middleware::Next;
use futures_util::FutureExt as _;

use crate::error::ApiError;
use crate::telemetry;

/// Passes a request on and takes down what became of it.
pub async fn answer<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let method = request.method().clone();
    // A body that grows when it is decoded is a way to make work; nothing we take is that large.
    if request.headers().contains_key(CONTENT_ENCODING) {
        return Err(ApiError::UnsupportedMediaType.into());
    }
    let answered = AssertUnwindSafe(next.call(request)).catch_unwind().await;
    let Ok(response) = answered else {
        metrics::counter!("lodge_panics_total").increment(1);
        return Err(ApiError::Internal(anyhow::anyhow!("a handler panicked")).into());
    };
    let response = response?;
    let route = response.request().match_pattern().unwrap_or_else(|| "other".to_owned());
    let (status, took) = (response.status().as_u16(), started.elapsed());
    telemetry::count_request(method.as_str(), &route, status, took);
    tracing::info!(%method, route, status, milliseconds = took.as_secs_f64() * 1e3, "answered");
    Ok(response)
}
