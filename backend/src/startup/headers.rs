//! Headers that every response carries.

use actix_web::Error;
use actix_web::HttpMessage as _;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use actix_web::middleware::Next;
use tracing_actix_web::RequestId;

/// For everything that is not a page.
const NOTHING: &str = "default-src 'none'; frame-ancestors 'none'";

/// The API's documentation brings its own scripts and styles; nothing from outside.
const DOCUMENTATION: &str = "default-src 'none'; script-src 'self'; style-src 'self' \
    'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; \
    form-action 'none'; frame-ancestors 'none'";

/// Adds them, and the number under which the request stands in the logs.
pub async fn add<B: MessageBody + 'static>(
    page_policy: HeaderValue,
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let path = request.path();
    let is_answer = ["/api", "/analytics", "/healthz", "/readyz", "/metrics"].iter().any(|it| {
        path.strip_prefix(it).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    });
    let policy = if path.starts_with("/api/docs") {
        HeaderValue::from_static(DOCUMENTATION)
    } else if is_answer {
        HeaderValue::from_static(NOTHING)
    } else {
        page_policy
    };
    let mut response = next.call(request).await?;
    let id = response.request().extensions().get::<RequestId>().copied();
    let headers = response.headers_mut();
    protect(headers);
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    if is_answer {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        headers.append(header::VARY, HeaderValue::from_static("X-Role"));
    }
    if let Some(id) = id.and_then(|it| HeaderValue::from_str(&it.to_string()).ok()) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    Ok(response)
}

/// Adds what every response carries and what one carries that is not a page.
pub fn protect(headers: &mut HeaderMap) {
    for (name, value) in [
        ("content-security-policy", NOTHING),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
