//! Answers what no route took: a page, a file of the application, or why there is neither.

use actix_web::http::Method;
use actix_web::http::header::{ALLOW, Allow, TryIntoHeaderValue as _};
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
    spa.respond(&request).unwrap_or_else(|| ApiError::NoSuch("address").error_response())
}

fn method_not_allowed(allowed: Vec<Method>) -> HttpResponse {
    let mut response = ApiError::MethodNotAllowed.error_response();
    if let Ok(allowed) = Allow(allowed).try_into_value() {
        response.headers_mut().insert(ALLOW, allowed);
    }
    response
}
