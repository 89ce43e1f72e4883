use actix_web::get;
use actix_web::web::{Data, Json, Query};
use serde::Deserialize;
use shared::page::EventPage;
use utoipa::IntoParams;

use crate::api::extract::{Caller, EventsLimit, Limit, RoleHeader};
use crate::api::openapi::Problems;
use crate::db::events::{self, Excerpt};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct EventsQuery {
    /// The last position the reader knows, 0 at the start.
    #[param(minimum = 0, default = 0)]
    after: Option<i64>,
    /// How many at most.
    #[serde(default)]
    #[param(inline)]
    limit: EventsLimit,
}

/// The log of all changes in pages, as far as the role may know it.
#[utoipa::path(
    tag = "events",
    params(RoleHeader, EventsQuery),
    responses((status = 200, body = EventPage), Problems)
)]
#[get("/api/events")]
pub async fn list_events(
    state: Data<AppState>,
    Caller(role): Caller,
    query: Query<EventsQuery>,
) -> ApiResult<Json<EventPage>> {
    let (after, Limit(limit)) = (query.after.unwrap_or(0), query.limit);
    if after < 0 {
        return Err(ApiError::BadRequest("`after` is a position, from 0 upwards".into()));
    }
    let conn = state.db(role).await?;
    let Excerpt { head, events, until } = events::read(&conn, role, after, limit).await?;
    let next = (until < head.last).then_some(until);
    let epoch = head.epoch.to_string();
    Ok(Json(EventPage { epoch, head: head.last, now: head.now, items: events, next }))
}
