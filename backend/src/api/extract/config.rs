//! How bodies, paths and queries are read; whatever cannot be read becomes a problem document.

use std::io::ErrorKind;

use actix_web::error::{JsonPayloadError, PathError, PayloadError, QueryPayloadError};
use actix_web::web::{JsonConfig, PathConfig, QueryConfig, ServiceConfig};
use shared::text;

use crate::error::ApiError;

pub fn configure(cfg: &mut ServiceConfig) {
    let json = JsonConfig::default().limit(text::MAX_JSON_BYTES);
    cfg.app_data(json.error_handler(|error, _| body(error).into()))
        .app_data(PathConfig::default().error_handler(|error, _| path(&error).into()))
        .app_data(QueryConfig::default().error_handler(|error, _| query(&error).into()));
}

fn body(error: JsonPayloadError) -> ApiError {
    match error {
        JsonPayloadError::OverflowKnownLength { .. } | JsonPayloadError::Overflow { .. } => {
            ApiError::TooLarge
        }
        JsonPayloadError::ContentType => ApiError::UnsupportedMediaType,
        JsonPayloadError::Payload(PayloadError::Io(error))
            if error.kind() == ErrorKind::TimedOut =>
        {
            ApiError::RequestTimeout
        }
        JsonPayloadError::Deserialize(error) => ApiError::BadRequest(format!("the body: {error}")),
        other => ApiError::BadRequest(format!("the body cannot be read: {other}")),
    }
}

fn path(_: &PathError) -> ApiError {
    ApiError::BadRequest("the number in the address cannot be read".into())
}

fn query(error: &QueryPayloadError) -> ApiError {
    match error {
        QueryPayloadError::Deserialize(error) => {
            ApiError::BadRequest(format!("the query: {error}"))
        }
        _ => ApiError::BadRequest("the query cannot be read".into()),
    }
}
