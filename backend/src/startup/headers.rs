//! Adds headers to every response: security, caching, and the id of the request in the logs.

use actix_web::Error;
use actix_web::HttpMessage as _;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use tracing_actix_web::RequestId;

use crate::security_headers;

/// The API's documentation brings its own scripts and styles; nothing comes from outside.
const DOCUMENTATION_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' \
    'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// Responses under these paths are data: nothing loads from them, and no cache keeps them unless they say so.
const DATA_PATHS: [&str; 6] = ["/api", "/analytics", "/feeds", "/healthz", "/readyz", "/metrics"];

pub async fn add<B: MessageBody + 'static>(
    page_policy: HeaderValue,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let path = request.path();
    let is_data = DATA_PATHS.iter().any(|prefix| {
        path.strip_prefix(prefix).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let content_policy = if path.starts_with("/api/docs") {
        Some(HeaderValue::from_static(DOCUMENTATION_POLICY))
    } else if is_data {
        None
    } else {
        Some(page_policy)
    };
    let mut response = next.call(request).await?;
    let id = response.request().extensions().get::<RequestId>().copied();
    let headers = response.headers_mut();
    security_headers::set(headers);
    if let Some(policy) = content_policy {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    if is_data {
        if !headers.contains_key(header::CACHE_CONTROL) {
            headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        headers.append(header::VARY, HeaderValue::from_static("X-Role"));
    }
    if let Some(id) = id.and_then(|id| HeaderValue::from_str(&id.to_string()).ok()) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    Ok(response)
}
