//! How bodies, paths and queries are read, and what is said of those that cannot be.

use actix_web::error::{JsonPayloadError, PathError, QueryPayloadError};
use actix_web::web::{JsonConfig, PathConfig, QueryConfig, ServiceConfig};

use crate::error::ApiError;

/// A text of 10,000 characters fits, even when each is escaped as two `\uXXXX`.
const MAX_BODY_BYTES: usize = 128 * 1024;

/// Makes every refusal a problem document.
pub fn configure(cfg: &mut ServiceConfig) {
    cfg.app_data(
        JsonConfig::default().limit(MAX_BODY_BYTES).error_handler(|it, _| body(it).into()),
    )
    .app_data(PathConfig::default().error_handler(|it, _| path(&it).into()))
    .app_data(QueryConfig::default().error_handler(|it, _| query(&it).into()));
}

fn body(error: JsonPayloadError) -> ApiError {
    match error {
        JsonPayloadError::OverflowKnownLength { .. } | JsonPayloadError::Overflow { .. } => {
            ApiError::TooLarge
        }
        JsonPayloadError::ContentType => ApiError::UnsupportedMediaType,
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
