//! The event stream as server-sent events, which the HTML standard defines.

use std::convert::Infallible;
use std::ops::RangeInclusive;
use std::time::Duration;

use actix_web::http::header::{CacheControl, CacheDirective, ContentEncoding};
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, future, stream};
use serde::{Deserialize, Serialize};
use shared::event::Event;
use shared::role::Role;
use shared::stream::{HEARTBEAT_INTERVAL, HELLO, StreamHello, TICKET_EVENT, TYPING};
use shared::typing::TypingIndicator;
use tokio::time::{Instant, timeout_at};
use utoipa::IntoParams;

use super::connection_limits::ConnectionLimits;
use crate::api::extract::{ClientNetwork, declared_or_in_query};
use crate::api::openapi::Problems;
use crate::error::{ApiError, ApiResult};
use crate::live::{Listener, Message};
use crate::spa::Spa;
use crate::state::AppState;

#[cfg(test)]
mod tests;

/// The header in which a browser sends the last `id` it has received.
const LAST_EVENT_ID: &str = "Last-Event-ID";

/// A comment: without one now and then nobody notices that a reader has gone.
const HEARTBEAT: Bytes = Bytes::from_static(b":\n\n");

/// After how many seconds a stream ends. They differ, so that streams do not all end at once.
const LIFETIME: RangeInclusive<u64> = 12 * 60..=18 * 60;

/// The milliseconds after which a reader comes back from a stream that was ended in good order.
const RETRY_AFTER_END: RangeInclusive<u32> = 200..=2_000;

/// The same for a stream that breaks. When a server dies, many break at once.
const RETRY_AFTER_BREAK: RangeInclusive<u32> = 1_000..=6_000;

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
    /// The last `id` the reader has received, sent by browsers that come back. Counts more than `after`.
    #[param(rename = "Last-Event-ID", required = false, minimum = 0)]
    last_event_id: Option<i64>,
}

/// The log as it grows, as server-sent events.
///
/// Each is named `ticket_event`, has the position for its `id` and an `Event` for its `data`, just as
/// `GET /api/events` gives it to the role. Before them comes one named `hello` with the log's `epoch`, its
/// `head` and the database's time `now`: whoever knows another epoch or is ahead of `head` starts again
/// from 0. A stream ends after a quarter of an hour; readers come back with `Last-Event-ID` and miss nothing.
///
/// One named `typing`, without an `id`, says that somebody is typing; its `data` is a `TypingIndicator`. It
/// is sent once, to those who listen just then.
#[utoipa::path(
    tag = "events",
    params(StreamHeaders, StreamQuery),
    responses((status = 200, body = String, content_type = "text/event-stream"), Problems)
)]
#[get("/api/events/stream")]
pub async fn stream_events(
    state: Data<AppState>,
    spa: Data<Spa>,
    limits: Data<ConnectionLimits>,
    client: ClientNetwork,
    query: Query<StreamQuery>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let role = declared_or_in_query(&request, query.role)?;
    let after = last_event_id(&request)?.or(query.after);
    if after.is_some_and(|position| position < 0) {
        return Err(ApiError::BadRequest("`after` is a position, from 0 upwards".into()));
    }
    let unavailable = |reason: &dyn ToString| ApiError::Unavailable(reason.to_string());
    let permit = limits.into_inner().acquire(role, client).map_err(|it| unavailable(&it))?;
    let subscribed = state.live.subscribe(role, after).await;
    let (hello, listener) = subscribed.map_err(|it| unavailable(&it))?;
    let hello = StreamHello { build: spa.build().map(str::to_owned), ..hello };
    let messages = server_sent_events(&hello, after, listener);
    Ok(HttpResponse::Ok()
        .content_type("text/event-stream")
        .insert_header(CacheControl(vec![CacheDirective::NoStore]))
        // Neither we nor a proxy may hold anything back.
        .insert_header(ContentEncoding::Identity)
        .insert_header(("X-Accel-Buffering", "no"))
        .streaming(messages.map(move |text| {
            let _until_the_stream_ends = &permit;
            Ok::<_, Infallible>(text)
        })))
}

fn last_event_id(request: &HttpRequest) -> ApiResult<Option<i64>> {
    let mut values = request.headers().get_all(LAST_EVENT_ID);
    let position = match (values.next(), values.next()) {
        (None, _) => return Ok(None),
        (Some(value), None) => value.to_str().ok().and_then(|text| text.parse().ok()),
        _ => None,
    };
    let refusal = || ApiError::BadRequest(format!("{LAST_EVENT_ID} is a position, from 0 upwards"));
    position.filter(|position| *position >= 0).ok_or_else(refusal).map(Some)
}

/// Everything a reader is sent, from `hello` to the `retry` at the end.
fn server_sent_events(
    hello: &StreamHello,
    after: Option<i64>,
    listener: Listener,
) -> impl Stream<Item = Bytes> + use<> {
    // The reader knows a log that is no longer there: it learns so, and comes back for all of this one.
    let is_ahead = after.is_some_and(|position| position > hello.head);
    let id = if is_ahead { 0 } else { after.unwrap_or(hello.head) };
    let retry = rand::random_range(RETRY_AFTER_BREAK);
    let hello = format!("retry: {retry}\nid: {id}\n{}", event(HELLO, hello));
    let ends_at = Instant::now() + Duration::from_secs(rand::random_range(LIFETIME));
    let messages = stream::unfold((!is_ahead).then_some(listener), move |open| async move {
        let mut listener = open?;
        Some((next(&mut listener, ends_at).await?, Some(listener)))
    });
    let end = || Bytes::from(format!("retry: {}\n\n", rand::random_range(RETRY_AFTER_END)));
    let end = stream::iter((!is_ahead).then(end));
    stream::once(future::ready(Bytes::from(hello))).chain(messages).chain(end)
}

/// What to send next, when it is time to. None when the stream ends.
async fn next(listener: &mut Listener, ends_at: Instant) -> Option<Bytes> {
    let now = Instant::now();
    if now >= ends_at {
        return None;
    }
    let heartbeat_at = now + HEARTBEAT_INTERVAL;
    match timeout_at(heartbeat_at.min(ends_at), listener.next()).await {
        Ok(Some(Message::Events(batch))) => Some(batch.formatted(ticket_events)),
        Ok(Some(Message::Typing(batch))) => Some(batch.formatted(typing_indicators)),
        Ok(None) => None,
        Err(_) => (heartbeat_at <= ends_at).then_some(HEARTBEAT),
    }
}

fn ticket_events(events: &[Event]) -> Bytes {
    let text = |it: &Event| format!("id: {}\n{}", it.position, event(TICKET_EVENT, it));
    events.iter().map(text).collect::<String>().into()
}

/// They have no `id`, so that a reader's position stays one of the log.
fn typing_indicators(indicators: &[TypingIndicator]) -> Bytes {
    indicators.iter().map(|it| event(TYPING, it)).collect::<String>().into()
}

fn event(name: &str, data: &impl Serialize) -> String {
    let data = serde_json::to_string(data).expect("a message is plain data");
    format!("event: {name}\ndata: {data}\n\n")
}
