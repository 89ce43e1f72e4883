//! Watches over each request: encoded bodies are refused, panics caught, all counted and logged.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use actix_web::body::{EitherBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::CONTENT_ENCODING;
use actix_web::middleware::Next;
use actix_web::{Error, ResponseError as _};
use futures_util::FutureExt as _;

use crate::error::ApiError;
use crate::telemetry;

/// Passes a request on and takes down what became of it.
pub async fn answer<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    let started = Instant::now();
    let method = request.method().clone();
    // A body that grows when it is decoded is a way to make work; nothing we take is that large.
    let response = if request.headers().contains_key(CONTENT_ENCODING) {
        let refusal = ApiError::UnsupportedMediaType.error_response();
        request.into_response(refusal).map_into_right_body()
    } else {
        let answered = AssertUnwindSafe(next.call(request)).catch_unwind().await;
        let Ok(response) = answered else {
            telemetry::count_request(&method, "panicked", 500, started.elapsed());
            return Err(ApiError::Internal(anyhow::anyhow!("a handler panicked")).into());
        };
        response?.map_into_left_body()
    };
    let route = response.request().match_pattern().unwrap_or_else(|| "other".to_owned());
    let (status, took) = (response.status().as_u16(), started.elapsed());
    telemetry::count_request(&method, &route, status, took);
    let milliseconds = took.as_secs_f64() * 1e3;
    if (method.is_safe() || status == 204) && status < 400 {
        // The screens and the analyses ask all day long, and hints are kept nowhere; the metrics count
        // that.
        tracing::debug!(%method, route, status, milliseconds, "answered");
    } else {
        tracing::info!(%method, route, status, milliseconds, "answered");
    }
    Ok(response)
}
