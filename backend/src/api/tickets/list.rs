mod search;

use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse, get};
use chrono::{DateTime, Datelike as _, Utc};
use serde::{Deserialize, Deserializer};
use shared::ids::TicketId;
use shared::page::MAX_LIMIT;
use shared::place;
use shared::role::Role;
use shared::text;
use shared::ticket::{Category, MAX_QUERY_CHARS, Sort, Status, TicketPage};
use utoipa::IntoParams;
use utoipa::openapi::schema::{Object, ObjectBuilder, Type};

use crate::api::answer::{respond, respond_with_shared};
use crate::api::extract::{Caller, Cursor, ListLimit, RoleHeader, comma_list, paginate};
use crate::api::openapi::Problems;
use crate::db::tickets::{self, Filter};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;
use search::search;

#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TicketQuery {
    /// A comma list; all that the role may see when absent.
    #[serde(default, deserialize_with = "comma_list")]
    #[param(value_type = Option<Vec<Status>>, style = Form, explode = false)]
    status: Vec<Status>,
    /// A comma list; all when absent.
    #[serde(default, deserialize_with = "comma_list")]
    #[param(value_type = Option<Vec<Category>>, style = Form, explode = false)]
    category: Vec<Category>,
    /// A comma list, in whatever case; a comma with a space behind it belongs to a place.
    #[param(max_length = 1000)]
    place: Option<String>,
    /// Opened then or later, in RFC 3339.
    #[serde(default, deserialize_with = "time")]
    opened_from: Option<DateTime<Utc>>,
    /// Opened earlier than that.
    #[serde(default, deserialize_with = "time")]
    opened_before: Option<DateTime<Utc>>,
    /// Only these, up to 100: a comma list. Not together with `q`.
    #[serde(default, deserialize_with = "comma_list")]
    #[param(value_type = Option<Vec<TicketId>>, style = Form, explode = false)]
    ids: Vec<TicketId>,
    /// Words to search for in descriptions and messages: in full, in part or nearly. `"a phrase"` must stand like
    /// that; a number also finds the ticket that has it.
    #[param(schema_with = search_text)]
    q: Option<String>,
    /// Newest first by default; the best hits first when there is a `q`.
    #[param(inline)]
    sort: Option<Sort>,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many at most.
    #[serde(default)]
    #[param(inline)]
    limit: ListLimit,
}

fn search_text() -> Object {
    ObjectBuilder::new().schema_type(Type::String).max_length(Some(MAX_QUERY_CHARS)).build()
}

/// The tickets the role may see.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, TicketQuery),
    responses((status = 200, body = TicketPage), Problems)
)]
#[get("/api/tickets")]
pub async fn list_tickets(
    state: Data<AppState>,
    Caller(role): Caller,
    query: Query<TicketQuery>,
    request: HttpRequest,
) -> ApiResult<HttpResponse> {
    let query = query.into_inner();
    if query.q.is_some() {
        // The search index may be behind the log, and then catches up without an event.
        return respond(&request, &page(&state, role, query).await?);
    }
    respond_with_shared(&state, role, &request, async || page(&state, role, query).await).await
}

async fn page(state: &AppState, role: Role, query: TicketQuery) -> ApiResult<TicketPage> {
    let words = text::normalised(&query.q.unwrap_or_default());
    if words.chars().count() > MAX_QUERY_CHARS {
        return Err(ApiError::BadRequest(format!("`q` is at most {MAX_QUERY_CHARS} characters")));
    }
    if query.ids.len() > usize::try_from(MAX_LIMIT).unwrap_or(usize::MAX) {
        return Err(ApiError::BadRequest(format!("`ids` are at most {MAX_LIMIT}")));
    }
    if !query.ids.is_empty() && !words.is_empty() {
        return Err(ApiError::BadRequest("`ids` and `q` exclude each other".into()));
    }
    let filter = Filter {
        statuses: query.status,
        categories: query.category,
        places: place::list(&query.place.unwrap_or_default()),
        opened_from: query.opened_from,
        opened_before: query.opened_before,
        among: (!query.ids.is_empty()).then_some(query.ids),
    };
    let after = query.after.as_deref().map(Cursor::decode).transpose()?;
    let list = List { role, filter, sort: query.sort, after, limit: query.limit.0 };
    if words.is_empty() { in_order(state, &list).await } else { search(state, &list, &words).await }
}

/// A page of the tickets that a role may see.
struct List {
    role: Role,
    filter: Filter,
    sort: Option<Sort>,
    /// Where the page before ended.
    after: Option<Cursor>,
    /// How many tickets the page has at most.
    limit: i64,
}

async fn in_order(state: &AppState, list: &List) -> ApiResult<TicketPage> {
    let List { role, filter, limit, .. } = list;
    let sort = list.sort.unwrap_or(Sort::Newest);
    let after = match list.after {
        None => None,
        Some(Cursor::Sorted(of, place)) if of == sort => Some(place),
        Some(_) => return Err(Cursor::refusal()),
    };
    let conn = state.db(*role).await?;
    let rows = tickets::list(&conn, *role, filter, sort, after, limit + 1).await?;
    let page = paginate(rows, *limit, |(_, place)| Cursor::Sorted(sort, *place));
    let items = page.items.into_iter().map(|(ticket, _)| ticket).collect();
    Ok(TicketPage { items, next: page.next, matches: None, partial: false })
}

/// A time in a year of four digits: the database reads no other years of RFC 3339.
fn time<'de, D>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error>
where
    D: Deserializer<'de>,
{
    let text = String::deserialize(deserializer)?;
    let time = DateTime::parse_from_rfc3339(&text).ok().map(|time| time.to_utc());
    match time.filter(|time| (1..=9_999).contains(&time.year())) {
        Some(time) => Ok(Some(time)),
        None => Err(serde::de::Error::custom("a time is written like 2026-03-14T12:00:00Z")),
    }
}
