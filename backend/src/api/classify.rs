use actix_web::post;
use actix_web::web::Json;
use shared::classification::{Classification, TextToClassify};

use super::openapi::{Problems, RoleHeader};
use super::role::Caller;
use crate::error::ApiResult;
use crate::text;

/// What category a text would get, and why. Keeps nothing.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader),
    responses((status = 200, body = Classification), Problems)
)]
#[post("/api/classify")]
pub async fn classify_text(
    _: Caller,
    body: Json<TextToClassify>,
) -> ApiResult<Json<Classification>> {
    let description = text::cleaned("/description", &body.description)?;
    Ok(Json(classifier::classify(&description)))
}
