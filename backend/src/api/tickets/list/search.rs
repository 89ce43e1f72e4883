//! The tickets that contain some words: proposed by the index, read from the database.

use std::collections::HashMap;

use diesel_async::AsyncPgConnection;
use shared::ids::TicketId;
use shared::page::Page;
use shared::policy;
use shared::ticket::{Matches, Sort, Status, TicketPage, TicketSummary};

use super::{List, in_order};
use crate::api::extract::{Cursor, paginate};
use crate::db::search::{messages, newest_containing};
use crate::db::tickets::{self, Filter, FoundTickets, Place};
use crate::error::ApiResult;
use crate::search::{Found, Hit, Order, Query, Request, excerpt};
use crate::state::AppState;

/// The best hits come first, unless the query names another order.
pub async fn search(state: &AppState, list: &List, words: &str) -> ApiResult<TicketPage> {
    let List { role, ref filter, sort, after, limit } = *list;
    let request = Request {
        query: Query::parse(words),
        role,
        filter: filter.clone(),
        order: sort.map_or(Order::Relevance, Order::Sorted),
        after: after.map(|cursor| hit(cursor, sort)).transpose()?,
        limit: usize::try_from(limit + 1).unwrap_or(usize::MAX),
    };
    // Whether the index held all that the database held when the request came.
    let mut is_complete = None;
    loop {
        let Some(found) = state.search.find(request.clone()).await else {
            return without_index(state, list, words).await;
        };
        let Found { query, hits, counts, epoch, position } = found;
        let page = paginate(hits, limit, |hit| cursor(*hit, sort));
        let mut conn = state.db(role).await?;
        let ids = page.items.iter().map(|hit| hit.ticket).collect();
        let filter = Filter { among: Some(ids), ..filter.clone() };
        let now = tickets::list_found(&conn, role, &filter).await?;
        let is_behind = now.epoch != epoch || now.position > position;
        if is_behind && is_complete.is_none() {
            drop(conn);
            is_complete = Some(state.search.wait_until(now.epoch, now.position).await);
            continue;
        }
        let [open, active, closed] = counts;
        let closed = policy::may_see(role, Status::Closed).then_some(closed);
        return Ok(TicketPage {
            items: in_hit_order(&mut conn, &query, &page, now).await?,
            next: page.next,
            matches: Some(Matches { open, active, closed }),
            partial: is_complete == Some(false),
        });
    }
}

/// The tickets in the order of the hits, each with the line that matches.
async fn in_hit_order(
    conn: &mut AsyncPgConnection,
    query: &Query,
    page: &Page<Hit>,
    found: FoundTickets,
) -> ApiResult<Vec<TicketSummary>> {
    let with_excerpt = |(ticket, description): (TicketSummary, String)| {
        let excerpt = excerpt(query, &description);
        (ticket.id, TicketSummary { excerpt, ..ticket })
    };
    let mut tickets: HashMap<TicketId, TicketSummary> =
        found.tickets.into_iter().map(with_excerpt).collect();
    let others = tickets.values().filter(|ticket| ticket.excerpt.is_empty() && ticket.messages > 0);
    let others: Vec<TicketId> = others.map(|ticket| ticket.id).collect();
    if !others.is_empty() {
        for (id, message) in messages(conn, &others).await? {
            if let Some(ticket) = tickets.get_mut(&id)
                && ticket.excerpt.is_empty()
            {
                ticket.excerpt = excerpt(query, &message);
            }
        }
    }
    Ok(page.items.iter().filter_map(|hit| tickets.remove(&hit.ticket)).collect())
}

/// Some of the tickets that match, while there is no index.
async fn without_index(state: &AppState, list: &List, words: &str) -> ApiResult<TicketPage> {
    let List { role, ref filter, sort, after, limit } = *list;
    let words: Vec<&str> = words
        .split(|it: char| it.is_whitespace() || it == '"')
        .filter(|it| !it.is_empty())
        .collect();
    let mut conn = state.db(role).await?;
    let found = newest_containing(&mut conn, role, filter, &words).await?;
    drop(conn);
    let filter = Filter { among: Some(found), ..filter.clone() };
    let page = in_order(state, &List { role, filter, sort, after, limit }).await?;
    Ok(TicketPage { partial: true, ..page })
}

fn cursor(hit: Hit, sort: Option<Sort>) -> Cursor {
    match sort {
        None => Cursor::Relevance(hit),
        Some(sort) => Cursor::Sorted(sort, Place { value: hit.value, id: hit.ticket }),
    }
}

fn hit(cursor: Cursor, sort: Option<Sort>) -> ApiResult<Hit> {
    match (cursor, sort) {
        (Cursor::Relevance(hit), None) => Ok(hit),
        (Cursor::Sorted(of, Place { value, id }), Some(sort)) if of == sort => {
            Ok(Hit { ticket: id, score: 0, value })
        }
        _ => Err(Cursor::refusal()),
    }
}
