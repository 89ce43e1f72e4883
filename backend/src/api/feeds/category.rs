use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, route};
use atom_syndication::Feed;
use futures_util::future::try_join;
use shared::role::Role;
use shared::routes;
use shared::ticket::{Category, Sort, TicketSummary};

use super::MAX_ENTRIES;
use super::document::{Names, Post, respond};
use crate::api::openapi::Problems;
use crate::db::events;
use crate::db::tickets::{self, Filter};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;

/// The newest 50 tickets of a category that are not closed, as an Atom feed; of each the beginning of its text.
#[utoipa::path(
    tag = "feeds",
    params(("category" = Category, Path)),
    responses((status = 200, body = String, content_type = "application/atom+xml"), Problems)
)]
#[route("/feeds/categories/{category}", method = "GET", method = "HEAD")]
pub async fn show_category_feed(
    state: Data<AppState>,
    category: Path<String>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let category = category.parse().map_err(|_| ApiError::NoSuch("category"))?;
    respond(&state, &request, async |origin| feed(&state, category, origin).await).await
}

async fn feed(state: &AppState, category: Category, origin: String) -> ApiResult<Feed> {
    let filter = Filter { categories: vec![category], ..Filter::default() };
    let conn = state.db(Role::User).await?;
    let newest = tickets::list(&conn, Role::User, &filter, Sort::Newest, None, MAX_ENTRIES as i64);
    // Both are sent at once.
    let (newest, head) = try_join(newest, events::head(&conn)).await?;
    let names = Names::new(origin, head.epoch);
    let entry = |ticket: &TicketSummary| {
        let page = routes::ticket(ticket.id);
        names.entry(Post {
            // Not the id of the report in the feed of the ticket, which has the whole text.
            id: names.id(&format!("{page}/summary")),
            page,
            text: &ticket.brief,
            by: Role::User,
            category: Some(category),
            published: ticket.opened_at,
            updated: ticket.last_activity_at,
        })
    };
    let entries = newest.iter().map(|(ticket, _)| entry(ticket)).collect();
    let name: &str = category.into();
    let page = routes::home(Role::User) + &routes::query([("category", name)]);
    Ok(names.feed(&routes::category_feed(category), &page, &format!("Lodge: {name}"), entries))
}
