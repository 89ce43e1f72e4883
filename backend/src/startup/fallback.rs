//! Answers what no route took: a page, a file of the application, or why there is neither.

use actix_web::http::Method;
use actix_web::http::header::{ACCEPT, ALLOW, Allow, HeaderValue, TryIntoHeaderValue as _, VARY};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError as _};

use crate::api::openapi::ApiPaths;
use crate::error::ApiError;
use crate::spa::Spa;

pub async fn respond(spa: Data<Spa>, request: HttpRequest) -> HttpResponse {
    let path = request.path();
    let api_paths = request.app_data::<ApiPaths>();
    if let Some(methods) = api_paths.and_then(|paths| paths.methods(path)) {
        return method_not_allowed(methods.to_vec());
    }
    let is_read = matches!(*request.method(), Method::GET | Method::HEAD);
    if spa.has(path) && !is_read {
        return method_not_allowed(vec![Method::GET, Method::HEAD]);
    }
    if let Some(response) = spa.respond(&request) {
        return response;
    }
    let mut response = match is_read && is_read_by_a_person(&request) {
        true => spa.missing_page(),
        false => ApiError::NoSuch("address").error_response(),
    };
    response.headers_mut().insert(VARY, HeaderValue::from_static("Accept"));
    response
}

/// Whether a browser asks for a page to show: it names HTML, and programs do not.
fn is_read_by_a_person(request: &HttpRequest) -> bool {
    let accept = request.headers().get(ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.contains("text/html")) && !request.path().starts_with("/api")
}

fn method_not_allowed(allowed: Vec<Method>) -> HttpResponse {
    let mut response = ApiError::MethodNotAllowed.error_response();
    if let Ok(allowed) = Allow(allowed).try_into_value() {
        response.headers_mut().insert(ALLOW, allowed);
    }
    response
}
