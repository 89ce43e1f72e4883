use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, route};
use atom_syndication::Feed;
use futures_util::future::try_join3;
use shared::ids::TicketId;
use shared::role::Role;
use shared::routes;

use super::MAX_ENTRIES;
use super::document::{Names, Post, respond, title};
use crate::api::openapi::Problems;
use crate::db::{events, messages, tickets};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// A ticket that is not closed, as an Atom feed: the report and the messages, newest first, at most 50.
#[utoipa::path(
    tag = "feeds",
    params(("id" = i64, Path)),
    responses((status = 200, body = String, content_type = "application/atom+xml"), Problems)
)]
#[route("/feeds/tickets/{id}", method = "GET", method = "HEAD")]
pub async fn show_ticket_feed(
    state: Data<AppState>,
    id: Path<TicketId>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    respond(&state, &request, async |origin| feed(&state, *id, origin).await).await
}

async fn feed(state: &AppState, id: TicketId, origin: String) -> ApiResult<Feed> {
    let conn = state.db(Role::User).await?;
    // All are sent at once.
    let (ticket, thread, head) = try_join3(
        tickets::find(&conn, Role::User, id),
        messages::list_newest(&conn, id, MAX_ENTRIES as i64),
        events::head(&conn),
    )
    .await?;
    let ticket = ticket.ok_or(ApiError::NoSuch("ticket"))?;
    let (names, page) = (Names::new(origin, head.epoch), routes::ticket(id));
    let report = Post {
        id: names.id(&page),
        page: page.clone(),
        text: &ticket.description,
        by: Role::User,
        category: Some(ticket.category),
        published: ticket.opened_at,
        updated: ticket.modified_at,
    };
    let message = thread.iter().map(|message| Post {
        id: names.id(&format!("{page}/messages/{}", message.id)),
        page: page.clone(),
        text: &message.body,
        by: message.role,
        category: None,
        published: message.sent_at,
        updated: message.sent_at,
    });
    let posts = message.chain([report]).take(MAX_ENTRIES);
    let entries = posts.map(|post| names.entry(post)).collect();
    let heading = format!("#{id}: {}", title(&ticket.description));
    let mut feed = names.feed(&routes::ticket_feed(id), &page, &heading, entries);
    feed.updated = ticket.last_activity_at.into();
    Ok(feed)
}
