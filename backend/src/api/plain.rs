//! Answers in plain words, for clients that only show them.

use actix_web::http::header::ACCEPT;
use actix_web::{HttpRequest, HttpResponse};

/// Whether a client asks for words and not for JSON.
pub fn is_wanted(request: &HttpRequest) -> bool {
    let accept = request.headers().get(ACCEPT).and_then(|it| it.to_str().ok());
    accept.is_some_and(|it| it.split(',').any(|part| part.trim().starts_with("text/plain")))
}

/// The words, with a line for each.
pub fn answer(lines: impl IntoIterator<Item = String>) -> HttpResponse {
    let text: String = lines.into_iter().map(|it| it + "\n").collect();
    HttpResponse::Ok().content_type("text/plain; charset=utf-8").body(text)
}
