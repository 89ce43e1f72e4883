use std::str::FromStr;

use actix_web::get;
use actix_web::web::{Data, Json, Query};
use chrono::{DateTime, Datelike as _, Utc};
use diesel_async::AsyncPgConnection;
use serde::{Deserialize, Deserializer};
use shared::ids::TicketId;
use shared::page::Page;
use shared::role::Role;
use shared::ticket::{Category, Sort, Status, Ticket};
use utoipa::IntoParams;

use crate::api::cursor::{Cursor, refusal};
use crate::api::openapi::{Problems, RoleHeader};
use crate::api::page::{MAX_LIMIT, checked_limit, paged};
use crate::api::role::Caller;
use crate::db::search;
use crate::db::tickets::{self, Filter};
use crate::error::{ApiError, ApiResult};
use crate::state::AppState;
use crate::text;

/// The longest search, in characters.
const MAX_QUERY_CHARS: usize = 200;

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
    /// Opened then or later, as RFC 3339 says a time.
    #[serde(default, deserialize_with = "moment")]
    opened_from: Option<DateTime<Utc>>,
    /// Opened earlier than that.
    #[serde(default, deserialize_with = "moment")]
    opened_before: Option<DateTime<Utc>>,
    /// Words to search for in descriptions and messages: in full, in part or nearly.
    #[param(max_length = 200)]
    q: Option<String>,
    /// Newest first by default; the best hits first when there is a `q`.
    #[param(inline)]
    sort: Option<Sort>,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many at most.
    #[param(minimum = 1, maximum = 100, default = 50)]
    limit: Option<i64>,
}

/// The tickets the role may see.
#[utoipa::path(
    tag = "tickets",
    params(RoleHeader, TicketQuery),
    responses((status = 200, body = Page<Ticket>), Problems)
)]
#[get("/api/tickets")]
pub async fn list_tickets(
    state: Data<AppState>,
    Caller(role): Caller,
    query: Query<TicketQuery>,
) -> ApiResult<Json<Page<Ticket>>> {
    let TicketQuery { status, category, opened_from, opened_before, q, sort, after, limit } =
        query.into_inner();
    let limit = checked_limit(limit, 50, MAX_LIMIT)?;
    let after = after.as_deref().map(Cursor::decode).transpose()?;
    let (statuses, categories) = (status, category);
    let filter = Filter { statuses, categories, opened_from, opened_before, among: None };
    let words = text::normalised(&q.unwrap_or_default());
    if words.chars().count() > MAX_QUERY_CHARS {
        return Err(ApiError::BadRequest(format!("`q` is at most {MAX_QUERY_CHARS} characters")));
    }
    let mut conn = state.db(role).await?;
    let page = if words.is_empty() {
        in_order(&mut conn, role, &filter, sort.unwrap_or(Sort::Newest), after, limit).await
    } else {
        found(&mut conn, role, filter, &words, sort, after, limit).await
    };
    page.map(Json)
}

async fn in_order(
    conn: &mut AsyncPgConnection,
    role: Role,
    filter: &Filter,
    sort: Sort,
    after: Option<Cursor>,
    limit: i64,
) -> ApiResult<Page<Ticket>> {
    let after = match after {
        None => None,
        Some(Cursor::Time(of, place)) if of == sort => Some(place),
        Some(_) => return Err(refusal()),
    };
    let rows = tickets::list(conn, role, filter, sort, after, limit + 1).await?;
    let page = paged(rows, limit, |(_, place)| Cursor::Time(sort, *place));
    let items = page.items.into_iter().map(|(ticket, _)| ticket).collect();
    Ok(Page { items, next: page.next })
}

/// Search results come best first, unless another order is asked for.
async fn found(
    conn: &mut AsyncPgConnection,
    role: Role,
    mut filter: Filter,
    words: &str,
    sort: Option<Sort>,
    after: Option<Cursor>,
    limit: i64,
) -> ApiResult<Page<Ticket>> {
    if let Some(sort) = sort {
        let hits = search::search(conn, words, &filter, None, search::MAX_HITS).await?;
        filter.among = Some(hits.into_iter().map(|it| it.ticket).collect());
        return in_order(conn, role, &filter, sort, after, limit).await;
    }
    let after = match after {
        None => None,
        Some(Cursor::Score(hit)) => Some(hit),
        Some(_) => return Err(refusal()),
    };
    let hits = search::search(conn, words, &filter, after, limit + 1).await?;
    let page = paged(hits, limit, |it| Cursor::Score(*it));
    let ids: Vec<TicketId> = page.items.iter().map(|it| it.ticket).collect();
    Ok(Page { items: tickets::list_found(conn, role, &ids).await?, next: page.next })
}

fn comma_list<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: FromStr,
    D: Deserializer<'de>,
{
    let text = String::deserialize(deserializer)?;
    let parts: Result<Vec<T>, _> = text.split(',').map(str::parse).collect();
    parts.map_err(|_| serde::de::Error::custom("a comma list has a value that does not exist"))
}

/// A time of a year that has four digits: the database knows no others of RFC 3339 either.
fn moment<'de, D>(deserializer: D) -> Result<Option<DateTime<Utc>>, D::Error>
where
    D: Deserializer<'de>,
{
    let text = String::deserialize(deserializer)?;
    let moment = DateTime::parse_from_rfc3339(&text).ok().map(|it| it.to_utc());
    match moment.filter(|it| (1..=9_999).contains(&it.year())) {
        Some(moment) => Ok(Some(moment)),
        None => Err(serde::de::Error::custom("a time is written like 2026-03-14T12:00:00Z")),
    }
}
