use actix_web::get;
use actix_web::web::{Data, Json, Query};
use serde::Deserialize;
use shared::page::FeedPage;
use utoipa::IntoParams;

use crate::api::openapi::{Problems, RoleHeader};
use crate::api::page::checked_limit;
use crate::api::role::Caller;
use crate::db::events;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct FeedQuery {
    /// The last position the reader knows, 0 at the start.
    #[param(minimum = 0, default = 0)]
    after: Option<i64>,
    /// How many at most.
    #[param(minimum = 1, maximum = 1000, default = 100)]
    limit: Option<i64>,
}

/// The log of all changes, part by part, as far as the role may know it.
#[utoipa::path(
    tag = "events",
    params(RoleHeader, FeedQuery),
    responses((status = 200, body = FeedPage), Problems)
)]
#[get("/api/events")]
pub async fn list_events(
    state: Data<AppState>,
    Caller(role): Caller,
    query: Query<FeedQuery>,
) -> ApiResult<Json<FeedPage>> {
    let after = query.after.unwrap_or(0);
    if after < 0 {
        return Err(ApiError::BadRequest("`after` is a position, from 0 upwards".into()));
    }
    let limit = checked_limit(query.limit, 100, 1_000)?;
    let mut conn = state.db(role).await?;
    // The head first: what commits in between is left to the next call.
    let head = events::head(&mut conn).await?;
    let items = events::list(&mut conn, role, after, head.last, limit).await?;
    let is_full = usize::try_from(limit).is_ok_and(|limit| items.len() == limit);
    let last = items.last().map_or(head.last, |it| it.position);
    let next = (is_full && last < head.last).then_some(last);
    let epoch = head.epoch.to_string();
    Ok(Json(FeedPage { epoch, head: head.last, now: head.now, items, next }))
}
