use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use serde::{Deserialize, Serialize};
use shared::ids::PhotoId;
use shared::role::Role;
use utoipa::{IntoParams, ToSchema};

use crate::api::extract::declared_or_in_query;
use crate::api::openapi::Problems;
use crate::db::photos;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PhotoQuery {
    /// Who is asking, for browsers: their pictures cannot send `X-Role`.
    role: Option<Role>,
    /// The whole picture when absent.
    #[param(inline)]
    size: Option<Size>,
}

#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Size {
    /// At most 216 pixels wide and high.
    Thumb,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes a header; the handler reads it")]
pub struct PhotoHeaders {
    /// Who is asking. Needed unless `role` is in the query.
    #[param(rename = "X-Role", required = false)]
    x_role: Option<Role>,
}

/// A picture of a ticket that the role may see. It never changes.
#[utoipa::path(
    tag = "photos",
    params(PhotoHeaders, PhotoQuery, ("id" = i64, Path)),
    responses((status = 200, body = Vec<u8>, content_type = "image/jpeg"), Problems)
)]
#[get("/api/photos/{id}")]
pub async fn show_photo(
    state: Data<AppState>,
    id: Path<PhotoId>,
    query: Query<PhotoQuery>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let role = declared_or_in_query(&request, query.role)?;
    let conn = state.db(role).await?;
    let is_thumbnail = query.size == Some(Size::Thumb);
    let bytes = photos::find(&conn, role, *id, is_thumbnail).await?;
    Ok(HttpResponse::Ok()
        .content_type("image/jpeg")
        .insert_header((CACHE_CONTROL, "private, max-age=31536000, immutable"))
        .body(bytes.ok_or(ApiError::NoSuch("picture"))?))
}
