//! Answers with a validator, which are not sent again to who has them.

use actix_web::http::header::{
    ACCEPT_ENCODING, AcceptEncoding, CACHE_CONTROL, ContentEncoding, ETag, Encoding, EntityTag,
    Header as _, IfNoneMatch, VARY,
};
use actix_web::{HttpRequest, HttpResponse};
use anyhow::Context as _;
use serde::Serialize;
use shared::role::Role;

use crate::error::ApiResult;
use crate::state::{Answer, AppState};

/// A shorter body is not worth encoding.
const MIN_ENCODED_BYTES: usize = 1_000;

const JSON: &str = "application/json";

/// The answer to a GET request, computed once for all who ask the same of the same log.
pub async fn respond_with_shared<T: Serialize>(
    state: &AppState,
    role: Role,
    request: &HttpRequest,
    compute: impl AsyncFnOnce() -> ApiResult<T>,
) -> ApiResult<HttpResponse> {
    let json = async || json(&compute().await?);
    let key = request.uri().to_string();
    respond_with_shared_document(state, role, request, key, JSON, json).await
}

/// The same for a document of another type. `key` says what determines it beside the role.
pub async fn respond_with_shared_document(
    state: &AppState,
    role: Role,
    request: &HttpRequest,
    key: String,
    media_type: &'static str,
    compute: impl AsyncFnOnce() -> ApiResult<Vec<u8>>,
) -> ApiResult<HttpResponse> {
    let answer = async || Ok(Answer::new(compute().await?));
    let answer = state.shared_answer(role, key, answer).await?;
    Ok(response(request, &answer, media_type))
}

/// The answer to a GET request.
pub fn respond(request: &HttpRequest, body: &impl Serialize) -> ApiResult<HttpResponse> {
    Ok(response(request, &Answer::new(json(body)?), JSON))
}

fn json(body: &impl Serialize) -> ApiResult<Vec<u8>> {
    Ok(serde_json::to_vec(body).context("an answer cannot be written")?)
}

/// It may be stored by the client, which asks each time whether it is still right.
fn response(request: &HttpRequest, answer: &Answer, media_type: &'static str) -> HttpResponse {
    let tag = EntityTag::new_weak(answer.tag.clone());
    let has_it = match IfNoneMatch::parse(request) {
        Ok(IfNoneMatch::Items(tags)) => tags.iter().any(|it| it.weak_eq(&tag)),
        _ => false,
    };
    let mut response = if has_it { HttpResponse::NotModified() } else { HttpResponse::Ok() };
    response.insert_header(ETag(tag)).insert_header((CACHE_CONTROL, "private, no-cache"));
    if has_it {
        return response.finish();
    }
    response.content_type(media_type);
    if takes_gzip(request) && answer.body.len() > MIN_ENCODED_BYTES {
        response.append_header((VARY, "Accept-Encoding")).insert_header(ContentEncoding::Gzip);
        return response.body(answer.gzip());
    }
    response.body(answer.body.clone())
}

fn takes_gzip(request: &HttpRequest) -> bool {
    let accepted = AcceptEncoding::parse(request).ok();
    let accepted = accepted.filter(|_| request.headers().contains_key(ACCEPT_ENCODING));
    let encodings = [Encoding::gzip(), Encoding::identity()];
    accepted.and_then(|it| it.negotiate(encodings.iter())) == Some(Encoding::gzip())
}
