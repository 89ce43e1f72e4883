//! The headers that every response carries, whatever it is.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};

/// Forbids a response to load or run anything: right for all but pages.
const NO_CONTENT: &str = "default-src 'none'; frame-ancestors 'none'";

/// Sets them. A page replaces the content security policy by its own.
pub fn set(headers: &mut HeaderMap) {
    for (name, value) in [
        ("content-security-policy", NO_CONTENT),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=()"),
    ] {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
}
