use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

use actix_web::http::header::{CacheControl, CacheDirective, ContentEncoding};
use actix_web::web::{Data, Query};
use actix_web::{FromRequest as _, HttpRequest, HttpResponse, get};
use futures_util::stream;
use serde::Deserialize;
use shared::role::Role;
use utoipa::IntoParams;

use crate::api::openapi::Problems;
use crate::api::role::Caller;
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// The header in which a browser says where its stream broke off.
const LAST_EVENT_ID: &str = "Last-Event-ID";

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct StreamQuery {
    /// Who is asking, for browsers: their event sources cannot send `X-Role`.
    role: Option<Role>,
    /// The last position the reader knows, 0 at the start. Without it the stream begins now.
    #[param(minimum = 0)]
    after: Option<i64>,
}

#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes headers; the handler reads them")]
pub struct StreamHeaders {
    /// Who is asking. Needed unless `role` is in the query.
    #[param(rename = "X-Role", required = false)]
    x_role: Option<Role>,
    /// The last `id` the reader has seen, sent by browsers that come back. Counts more than `after`.
    #[param(rename = "Last-Event-ID", required = false, minimum = 0)]
    last_event_id: Option<i64>,
}

/// The log as it grows, as server-sent events.
///
/// Each is named `change`, has the position for its `id` and an `Event` for its `data`, just as the feed
/// gives it to the role. Before them comes one named `hello` with the log's `epoch`, its `head` and the
/// database's time `now`: whoever knows another epoch or is ahead of `head` starts again from 0. A
/// stream ends after a quarter of an hour; readers come back with `Last-Event-ID` and miss nothing.
///
/// One named `hint`, without an `id`, says that somebody is about to change a ticket; its `data` is a
/// `Hint`. Hints are told once, to those who listen just then.
#[utoipa::path(
    tag = "events",
    params(StreamHeaders, StreamQuery),
    responses((status = 200, body = String, content_type = "text/event-stream"), Problems)
)]
#[get("/api/events/stream")]
pub async fn stream_events(
    state: Data<AppState>,
    query: Query<StreamQuery>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let role = caller(&request, query.role).await?;
    let after = last_heard(&request)?.or(query.after);
    if after.is_some_and(|it| it < 0) {
        return Err(ApiError::BadRequest("`after` is a position, from 0 upwards".into()));
    }
    let address = request.peer_addr().map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |it| it.ip());
    let listener = state.live.listen(role, address, after).await;
    let listener = listener.map_err(|it| ApiError::Unavailable(it.to_string()))?;
    let messages = stream::unfold(listener, async |mut listener| {
        let text = listener.next().await?;
        Some((Ok::<_, Infallible>(text), listener))
    });
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        // Neither we nor a proxy may hold anything back.
        .insert_header(ContentEncoding::Identity)
        .insert_header(("X-Accel-Buffering", "no"))
        .streaming(messages))
}

/// The role out of the header or, here alone, out of the query.
async fn caller(request: &HttpRequest, asked: Option<Role>) -> ApiResult<Role> {
    let Some(role) = asked else { return Ok(Caller::extract(request).await?.0) };
    if request.headers().contains_key(Role::HEADER) && Caller::extract(request).await?.0 != role {
        let refusal = format!("`role` and {} contradict each other", Role::HEADER);
        return Err(ApiError::BadRequest(refusal));
    }
    Ok(role)
}

fn last_heard(request: &HttpRequest) -> ApiResult<Option<i64>> {
    let mut values = request.headers().get_all(LAST_EVENT_ID);
    let position = match (values.next(), values.next()) {
        (None, _) => return Ok(None),
        (Some(value), None) => value.to_str().ok().and_then(|it| it.parse().ok()),
        _ => None,
    };
    let refusal = || ApiError::BadRequest(format!("{LAST_EVENT_ID} is a position, from 0 upwards"));
    position.filter(|it| *it >= 0).ok_or_else(refusal).map(Some)
}
