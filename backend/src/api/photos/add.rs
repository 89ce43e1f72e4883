use std::io::ErrorKind;

use actix_multipart::{Multipart, MultipartError};
use actix_web::error::PayloadError;
use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Path};
use actix_web::{HttpResponse, post};
use bytes::{Bytes, BytesMut};
use futures_util::TryStreamExt as _;
use shared::ids::TicketId;
use shared::photo::{MAX_PHOTO_BYTES, Photo};
use shared::problem::{FieldError, FieldErrorKind};
use utoipa::ToSchema;

use crate::api::extract::{Caller, IdempotencyKey, KeyHeader, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::writes::Write;
use crate::error::{ApiError, ApiResult};
use crate::photos;
use crate::state::AppState;

/// The only field of the form.
const FIELD: &str = "photo";

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
    form: Multipart,
) -> ApiResult<HttpResponse> {
    let file = file_of(form).await?;
    let request = key.request_of_bytes(role, &file);
    let picture = photos::encode(file).await.map_err(|error| FieldError {
        pointer: format!("/{FIELD}"),
        kind: FieldErrorKind::NoPhoto,
        detail: error.to_string(),
    })?;
    let photo: Photo = state.write(role, Write::AddPhoto { request, ticket: *id, picture }).await?;
    let location = format!("/api/photos/{}", photo.id);
    Ok(HttpResponse::Created().insert_header((LOCATION, location)).json(photo))
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
