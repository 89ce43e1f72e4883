//! Lists of tickets, by keyset: a page costs the same wherever it is.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Sort, Status, TicketSummary};

use super::summary::{SummaryRow, summary, visible_predecessor};
use super::{tickets, visible_to};

/// Which tickets a list is about. Empty lists do not restrict.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub statuses: Vec<Status>,
    pub categories: Vec<Category>,
    /// Opened at this time or later.
    pub opened_from: Option<DateTime<Utc>>,
    /// Opened before this time.
    pub opened_before: Option<DateTime<Utc>>,
    /// If it is some, only these.
    pub among: Option<Vec<TicketId>>,
}

/// The position of a ticket in a list that is ordered by a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// None at the end of a list by [`Sort::Waiting`], for tickets that do not wait.
    pub time: Option<DateTime<Utc>>,
    pub id: TicketId,
}

type Boxed<'a> = tickets::BoxedQuery<'a, Pg>;

/// Up to `limit` tickets after `after`, each with its place.
pub async fn list(
    conn: &mut AsyncPgConnection,
    role: Role,
    filter: &Filter,
    sort: Sort,
    after: Option<Place>,
    limit: i64,
) -> QueryResult<Vec<(TicketSummary, Place)>> {
    let columns = || (SummaryRow::as_select(), visible_predecessor(role), tickets::waiting_since);
    let query = ordered_after(restricted(role, filter), sort, after).limit(limit);
    let mut rows: Vec<(SummaryRow, Option<TicketId>, Option<DateTime<Utc>>)> = match after {
        Some(Place { time: Some(_), .. }) if sort == Sort::Waiting => {
            // One range of the index each, because a condition on both would read it from its beginning.
            let end = restricted(role, filter).filter(tickets::waiting_since.is_null());
            let end = end.order(tickets::id.asc()).limit(limit);
            let mut rows: Vec<_> = query.select(columns()).load(conn).await?;
            rows.extend(end.select(columns()).load(conn).await?);
            rows
        }
        _ => query.select(columns()).load(conn).await?,
    };
    if sort == Sort::Waiting {
        rows.sort_by_key(|(row, _, waiting)| (waiting.is_none(), *waiting, row.id));
        rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    }
    let place = |(row, follows, waiting)| placed(summary(row, follows), waiting, sort);
    Ok(rows.into_iter().map(place).collect())
}

/// Orders a list, and begins it after `after`.
fn ordered_after(query: Boxed<'static>, sort: Sort, after: Option<Place>) -> Boxed<'static> {
    let query = match sort {
        Sort::Newest => query.order((tickets::opened_at.desc(), tickets::id.desc())),
        Sort::Oldest => query.order((tickets::opened_at.asc(), tickets::id.asc())),
        Sort::Activity => query.order((tickets::last_activity_at.desc(), tickets::id.desc())),
        Sort::Waiting => {
            query.order((tickets::waiting_since.asc().nulls_last(), tickets::id.asc()))
        }
    };
    match (sort, after) {
        (Sort::Newest, Some(Place { time: Some(time), id })) => {
            let later = tickets::opened_at.lt(time).or(tickets::id.lt(id));
            query.filter(tickets::opened_at.le(time).and(later))
        }
        (Sort::Oldest, Some(Place { time: Some(time), id })) => {
            let later = tickets::opened_at.gt(time).or(tickets::id.gt(id));
            query.filter(tickets::opened_at.ge(time).and(later))
        }
        (Sort::Activity, Some(Place { time: Some(time), id })) => {
            let later = tickets::last_activity_at.lt(time).or(tickets::id.lt(id));
            query.filter(tickets::last_activity_at.le(time).and(later))
        }
        (Sort::Waiting, Some(Place { time: Some(time), id })) => {
            let later = tickets::waiting_since.gt(time).or(tickets::id.gt(id));
            query.filter(tickets::waiting_since.ge(time).and(later))
        }
        (_, Some(Place { time: None, id })) => {
            query.filter(tickets::waiting_since.is_null().and(tickets::id.gt(id)))
        }
        (_, None) => query,
    }
}

/// The tickets of a filter that the role may see.
pub(in crate::db) fn restricted(role: Role, filter: &Filter) -> Boxed<'static> {
    let mut query = tickets::table.into_boxed().filter(visible_to(role));
    if !filter.statuses.is_empty() {
        query = query.filter(tickets::status.eq_any(filter.statuses.clone()));
        if !filter.statuses.contains(&Status::Closed) {
            // In the words of the partial indexes, so that the planner uses them.
            query = query.filter(tickets::status.ne(Status::Closed));
        }
    }
    if !filter.categories.is_empty() {
        query = query.filter(tickets::category.eq_any(filter.categories.clone()));
    }
    if let Some(from) = filter.opened_from {
        query = query.filter(tickets::opened_at.ge(from));
    }
    if let Some(before) = filter.opened_before {
        query = query.filter(tickets::opened_at.lt(before));
    }
    if let Some(among) = &filter.among {
        query = query.filter(tickets::id.eq_any(among.clone()));
    }
    query
}

fn placed(
    ticket: TicketSummary,
    waiting_since: Option<DateTime<Utc>>,
    sort: Sort,
) -> (TicketSummary, Place) {
    let time = match sort {
        Sort::Newest | Sort::Oldest => Some(ticket.opened_at),
        Sort::Activity => Some(ticket.last_activity_at),
        Sort::Waiting => waiting_since,
    };
    let place = Place { time, id: ticket.id };
    (ticket, place)
}
