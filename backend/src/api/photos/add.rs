use std::io::ErrorKind;

use actix_multipart::{Multipart, MultipartError};
use actix_web::error::PayloadError;
use actix_web::http::header::LOCATION;
use actix_web::mime::BOUNDARY;
use actix_web::web::{Data, Path, Payload};
use actix_web::{HttpMessage as _, HttpRequest, HttpResponse, post};
use bytes::{Bytes, BytesMut};
use futures_util::{StreamExt as _, TryStreamExt as _};
use shared::ids::TicketId;
use shared::photo::{MAX_PHOTO_BYTES, Photo};
use shared::problem::{FieldError, FieldErrorKind};
use utoipa::ToSchema;

use crate::api::extract::{Caller, IdempotencyKey, KeyHeader, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::writes::Write;
use crate::error::{ApiError, ApiResult};
use crate::photos::{self, PhotoError};
use crate::state::AppState;

/// The only field of the form.
const FIELD: &str = "photo";

/// What may stand around the file, in bytes.
const OVERHEAD: usize = 16 * 1024;

/// The reader of forms panics at some that have a shorter one; browsers and libraries make longer ones.
const MIN_BOUNDARY: usize = 4;

/// A picture: JPEG, PNG or WebP, of at most 2 MiB.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the form; the handler reads it")]
pub struct NewPhoto {
    #[schema(value_type = String, format = Binary)]
    photo: Vec<u8>,
}

/// Adds a picture to a ticket. It is made smaller and encoded anew, without what the file said beside the picture.
#[utoipa::path(
    tag = "photos",
    params(RoleHeader, KeyHeader, ("id" = i64, Path)),
    request_body(content = NewPhoto, content_type = "multipart/form-data"),
    responses((status = 201, body = Photo, headers(("Location" = String))), Problems)
)]
#[post("/api/tickets/{id}/photos")]
pub async fn add_photo(
    state: Data<AppState>,
    Caller(role): Caller,
    id: Path<TicketId>,
    key: IdempotencyKey,
    request: HttpRequest,
    body: Payload,
) -> ApiResult<HttpResponse> {
    let file = file_of(form(&request, body)?).await?;
    let request = key.request_of_bytes(role, &file);
    let picture = photos::encode(file).await.map_err(no_photo)?;
    let photo: Photo = state.write(role, Write::AddPhoto { request, ticket: *id, picture }).await?;
    let location = format!("/api/photos/{}", photo.id);
    Ok(HttpResponse::Created().insert_header((LOCATION, location)).json(photo))
}

/// A form that ends with an error where it is too large, whatever it holds.
fn form(request: &HttpRequest, body: Payload) -> ApiResult<Multipart> {
    let media_type = request.mime_type().ok().flatten();
    let boundary = media_type.as_ref().and_then(|it| it.get_param(BOUNDARY));
    if boundary.is_some_and(|it| it.as_str().len() < MIN_BOUNDARY) {
        return Err(ApiError::BadRequest("the boundary of the form is too short".into()));
    }
    let mut bytes = 0;
    let counted = body.map(move |chunk| {
        let chunk = chunk?;
        bytes += chunk.len();
        if bytes > MAX_PHOTO_BYTES + OVERHEAD { Err(PayloadError::Overflow) } else { Ok(chunk) }
    });
    Ok(Multipart::new(request.headers(), counted))
}

fn no_photo(error: PhotoError) -> ApiError {
    if matches!(error, PhotoError::Busy) {
        return ApiError::Unavailable(error.to_string());
    }
    let (pointer, kind) = (format!("/{FIELD}"), FieldErrorKind::NoPhoto);
    FieldError { pointer, kind, detail: error.to_string() }.into()
}

async fn file_of(mut form: Multipart) -> ApiResult<Bytes> {
    let mut file = None;
    while let Some(mut field) = form.try_next().await.map_err(refusal)? {
        if field.name() != Some(FIELD) || file.is_some() {
            return Err(ApiError::BadRequest(format!("the form has one field, `{FIELD}`")));
        }
        let mut bytes = BytesMut::new();
        while let Some(chunk) = field.try_next().await.map_err(refusal)? {
            if bytes.len() + chunk.len() > MAX_PHOTO_BYTES {
                return Err(ApiError::TooLarge);
            }
            bytes.extend_from_slice(&chunk);
        }
        file = Some(bytes.freeze());
    }
    file.ok_or_else(|| ApiError::BadRequest(format!("the form has no field `{FIELD}`")))
}

fn refusal(error: MultipartError) -> ApiError {
    match error {
        MultipartError::ContentTypeMissing
        | MultipartError::ContentTypeParse
        | MultipartError::ContentTypeIncompatible => ApiError::UnsupportedMediaType,
        MultipartError::Payload(PayloadError::Overflow) => ApiError::TooLarge,
        MultipartError::Payload(PayloadError::Io(error)) if error.kind() == ErrorKind::TimedOut => {
            ApiError::RequestTimeout
        }
        other => ApiError::BadRequest(format!("the form cannot be read: {other}")),
    }
}
