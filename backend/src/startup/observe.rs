//! Middleware around all routes: refuses encoded bodies, catches panics, counts and logs each request.

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

/// A body that grows when it is decoded is a way to make work; no route takes one that large.
pub async fn refuse_encoded_bodies<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<EitherBody<B>>, Error> {
    if request.headers().contains_key(CONTENT_ENCODING) {
        let refusal = ApiError::UnsupportedMediaType.error_response();
        return Ok(request.into_response(refusal).map_into_right_body());
    }
    Ok(next.call(request).await?.map_into_left_body())
}

pub async fn count_and_log<B: MessageBody>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let started = Instant::now();
    let method = request.method().clone();
    let Ok(response) = AssertUnwindSafe(next.call(request)).catch_unwind().await else {
        telemetry::count_request(&method, "panicked", 500, started.elapsed());
        return Err(ApiError::Internal(anyhow::anyhow!("a handler panicked")).into());
    };
    if let Err(error) = &response {
        let status = error.as_response_error().status_code().as_u16();
        telemetry::count_request(&method, "unanswered", status, started.elapsed());
    }
    let response = response?;
    let route = response.request().match_pattern().unwrap_or_else(|| "other".to_owned());
    let (status, duration) = (response.status().as_u16(), started.elapsed());
    telemetry::count_request(&method, &route, status, duration);
    let milliseconds = duration.as_secs_f64() * 1e3;
    if (method.is_safe() || status == 204) && status < 400 {
        // Screens and analyses read all day long, and typing signals are stored nowhere: metrics are enough.
        tracing::debug!(%method, route, status, milliseconds, "answered");
    } else {
        tracing::info!(%method, route, status, milliseconds, "answered");
    }
    Ok(response)
}
