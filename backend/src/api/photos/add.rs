use actix_multipart::MultipartError;
use actix_multipart::form::{MultipartForm, MultipartFormConfig, bytes};
use std::io::ErrorKind;

use actix_web::error::PayloadError;
use actix_web::http::header::LOCATION;
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpResponse, post};
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

/// What stands around the file.
const OVERHEAD: usize = 16 * 1024;

/// A picture: JPEG, PNG or WebP, of at most 2 MiB.
#[derive(MultipartForm, ToSchema)]
#[multipart(deny_unknown_fields, duplicate_field = "deny")]
pub struct NewPhoto {
    #[multipart(limit = "2MiB")]
    #[schema(value_type = String, format = Binary)]
    photo: bytes::Bytes,
}

/// How the form is read.
pub fn configure(cfg: &mut ServiceConfig) {
    let most = MAX_PHOTO_BYTES + OVERHEAD;
    let form = MultipartFormConfig::default().total_limit(most).memory_limit(most);
    cfg.app_data(form.error_handler(|error, _| refusal(error).into()));
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
    MultipartForm(new): MultipartForm<NewPhoto>,
) -> ApiResult<HttpResponse> {
    let file = new.photo.data;
    let request = key.request_of_bytes(role, &file);
    let picture = photos::encode(file).await.map_err(|error| FieldError {
        pointer: "/photo".to_owned(),
        kind: FieldErrorKind::NoPhoto,
        detail: error.to_string(),
    })?;
    let photo: Photo = state.write(role, Write::AddPhoto { request, ticket: *id, picture }).await?;
    let location = format!("/api/photos/{}", photo.id);
    Ok(HttpResponse::Created().insert_header((LOCATION, location)).json(photo))
}

fn refusal(error: MultipartError) -> ApiError {
    match error {
        MultipartError::ContentTypeMissing
        | MultipartError::ContentTypeParse
        | MultipartError::ContentTypeIncompatible => ApiError::UnsupportedMediaType,
        MultipartError::Payload(error) => body_failure(&error),
        MultipartError::Field { source, .. } => match source.as_error::<PayloadError>() {
            Some(error) => body_failure(error),
            None => ApiError::BadRequest(format!("the form: {source}")),
        },
        other => ApiError::BadRequest(format!("the form cannot be read: {other}")),
    }
}

fn body_failure(error: &PayloadError) -> ApiError {
    match error {
        PayloadError::Overflow => ApiError::TooLarge,
        PayloadError::Io(error) if error.kind() == ErrorKind::TimedOut => ApiError::RequestTimeout,
        other => ApiError::BadRequest(format!("the form cannot be read: {other}")),
    }
}
