use actix_web::post;
use actix_web::web::Json;
use shared::classification::{Classification, NewClassification};
use shared::problem::FieldError;
use shared::text;

use super::extract::{Caller, RoleHeader};
use super::openapi::Problems;
use crate::error::ApiResult;

/// The category that a text would get, and why. Nothing is stored.
#[utoipa::path(
    tag = "classifier",
    params(RoleHeader),
    responses((status = 200, body = Classification), Problems)
)]
#[post("/api/classifications")]
pub async fn classify_text(
    _: Caller,
    new: Json<NewClassification>,
) -> ApiResult<Json<Classification>> {
    let description = text::cleaned(&new.description)
        .map_err(|error| FieldError::of_text("/description", error))?;
    Ok(Json(classifier::classify(&description)))
}
