//! Lists of tickets, by keyset: a page costs the same wherever it is.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Sort, Status, Ticket};

use super::{TicketRow, shown, tickets, visible_to};

/// Which tickets a list is about. Empty lists do not restrict.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub statuses: Vec<Status>,
    pub categories: Vec<Category>,
    /// Opened then or later.
    pub opened_from: Option<DateTime<Utc>>,
    /// Opened earlier than that.
    pub opened_before: Option<DateTime<Utc>>,
    /// Only these, when given.
    pub among: Option<Vec<TicketId>>,
}

/// Where a ticket stands in a list that is ordered by a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub time: DateTime<Utc>,
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
) -> QueryResult<Vec<(Ticket, Place)>> {
    let mut query = restricted(role, filter).limit(limit);
    query = match sort {
        Sort::Newest => {
            if let Some(Place { time, id }) = after {
                let later = tickets::opened_at.lt(time).or(tickets::id.lt(id));
                query = query.filter(tickets::opened_at.le(time).and(later));
            }
            query.order((tickets::opened_at.desc(), tickets::id.desc()))
        }
        Sort::Oldest => {
            if let Some(Place { time, id }) = after {
                let later = tickets::opened_at.gt(time).or(tickets::id.gt(id));
                query = query.filter(tickets::opened_at.ge(time).and(later));
            }
            query.order((tickets::opened_at.asc(), tickets::id.asc()))
        }
        Sort::Activity => {
            if let Some(Place { time, id }) = after {
                let later = tickets::last_activity_at.lt(time).or(tickets::id.lt(id));
                query = query.filter(tickets::last_activity_at.le(time).and(later));
            }
            query.order((tickets::last_activity_at.desc(), tickets::id.desc()))
        }
        Sort::Waiting => {
            if let Some(Place { time, id }) = after {
                let later = tickets::waiting_since.gt(time).or(tickets::id.gt(id));
                query = query.filter(tickets::waiting_since.ge(time).and(later));
            }
            query.order((tickets::waiting_since.asc(), tickets::id.asc()))
        }
    };
    let rows: Vec<(TicketRow, DateTime<Utc>)> =
        query.select((TicketRow::as_select(), tickets::waiting_since)).load(conn).await?;
    let (rows, waiting_since): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    let all = shown(conn, role, rows).await?.into_iter().zip(waiting_since);
    Ok(all.map(|(ticket, waiting_since)| placed(ticket, waiting_since, sort)).collect())
}

/// The tickets of `found`, in its order, as far as the role knows of them.
pub async fn list_found(
    conn: &mut AsyncPgConnection,
    role: Role,
    found: &[TicketId],
) -> QueryResult<Vec<Ticket>> {
    let filter = Filter { among: Some(found.to_vec()), ..Filter::default() };
    let rows = restricted(role, &filter);
    let rows: Vec<TicketRow> = rows.select(TicketRow::as_select()).load(conn).await?;
    let mut all = shown(conn, role, rows).await?;
    all.sort_by_key(|it| found.iter().position(|id| *id == it.id));
    Ok(all)
}

fn restricted(role: Role, filter: &Filter) -> Boxed<'static> {
    let mut query = tickets::table.into_boxed().filter(visible_to(role));
    if !filter.statuses.is_empty() {
        query = query.filter(tickets::status.eq_any(filter.statuses.clone()));
        if !filter.statuses.contains(&Status::Closed) {
            // Said as the partial indexes say it.
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

fn placed(ticket: Ticket, waiting_since: DateTime<Utc>, sort: Sort) -> (Ticket, Place) {
    let time = match sort {
        Sort::Newest | Sort::Oldest => ticket.opened_at,
        Sort::Activity => ticket.last_activity_at,
        Sort::Waiting => waiting_since,
    };
    let place = Place { time, id: ticket.id };
    (ticket, place)
}
