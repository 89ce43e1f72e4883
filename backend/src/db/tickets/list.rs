//! Lists of tickets, by keyset: a page costs the same wherever it is.

use chrono::{DateTime, Utc};
use diesel::dsl::AsExprOf;
use diesel::expression::AsExpression;
use diesel::pg::Pg;
use diesel::prelude::*;
use diesel::sql_types::{BigInt, Nullable, Record, Text, Timestamptz};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use futures_util::future::try_join;
use shared::ids::TicketId;
use shared::policy;
use shared::role::Role;
use shared::ticket::{Category, Sort, Status, TicketSummary};

use super::summary::{SummaryRow, summary};
use super::{tickets, visible_predecessor, visible_to};

/// Which tickets a list is about. Empty lists do not restrict.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub statuses: Vec<Status>,
    pub categories: Vec<Category>,
    /// In whatever case.
    pub places: Vec<String>,
    /// Opened at this time or later.
    pub opened_from: Option<DateTime<Utc>>,
    /// Opened before this time.
    pub opened_before: Option<DateTime<Utc>>,
    /// If it is some, only these.
    pub among: Option<Vec<TicketId>>,
}

/// The position of a ticket in a list that is ordered by a [`Sort`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// A time in microseconds since 1970, or how many people are affected. None at the end of a list by
    /// [`Sort::Waiting`], for tickets that do not wait.
    pub value: Option<i64>,
    pub id: TicketId,
}

#[diesel::declare_sql_function]
extern "SQL" {
    fn lower(text: Nullable<Text>) -> Nullable<Text>;
}

type Boxed<'a> = tickets::BoxedQuery<'a, Pg>;

/// Up to `limit` tickets after `after`, each with its place.
pub async fn list(
    conn: &AsyncPgConnection,
    role: Role,
    filter: &Filter,
    sort: Sort,
    after: Option<Place>,
    limit: i64,
) -> QueryResult<Vec<(TicketSummary, Place)>> {
    let query = ordered_after(restricted(role, filter), sort, after).limit(limit);
    let rows = load(conn, role, query);
    let rows = match after {
        Some(Place { value: Some(_), .. }) if sort == Sort::Waiting => {
            // One range of the index each, because a condition on both would read it from its beginning.
            let end = restricted(role, filter).filter(tickets::waiting_since.is_null());
            let end = end.order(tickets::id.asc()).limit(limit);
            let (mut rows, end) = try_join(rows, load(conn, role, end)).await?;
            rows.extend(end);
            rows.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
            rows
        }
        _ => rows.await?,
    };
    let place = |(row, follows, waiting)| placed(summary(row, follows), waiting, sort);
    Ok(rows.into_iter().map(place).collect())
}

type Row = (SummaryRow, Option<TicketId>, Option<DateTime<Utc>>);

async fn load(mut conn: &AsyncPgConnection, role: Role, query: Boxed<'_>) -> QueryResult<Vec<Row>> {
    let columns = (SummaryRow::as_select(), visible_predecessor(role), tickets::waiting_since);
    query.select(columns).load(&mut conn).await
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
        Sort::Affected => query.order((tickets::affected.desc(), tickets::id.desc())),
    };
    let Some(Place { value, id }) = after else { return query };
    let Some(value) = value else {
        return query.filter(tickets::waiting_since.is_null().and(tickets::id.gt(id)));
    };
    // The cursor has only values of years with four digits.
    let time = DateTime::from_timestamp_micros(value).unwrap_or_default();
    // Comparisons of rows, because they are ranges of the indexes however many values are equal.
    match sort {
        Sort::Newest => query.filter(row(tickets::opened_at).lt((time, id))),
        Sort::Oldest => query.filter(row(tickets::opened_at).gt((time, id))),
        Sort::Activity => query.filter(row(tickets::last_activity_at).lt((time, id))),
        Sort::Waiting => {
            let waiting = (tickets::waiting_since, tickets::id);
            let waiting = waiting.into_sql::<Record<(Nullable<Timestamptz>, BigInt)>>();
            query.filter(waiting.gt((Some(time), id)))
        }
        Sort::Affected => {
            let affected = (tickets::affected, tickets::id).into_sql::<Record<(BigInt, BigInt)>>();
            query.filter(affected.lt((value, id)))
        }
    }
}

/// A time and the number of the ticket.
fn row<T: AsExpression<Timestamptz>>(time: T) -> AsExprOf<(T, tickets::id), TimeAndNumber>
where
    (T, tickets::id): AsExpression<TimeAndNumber>,
{
    (time, tickets::id).into_sql::<TimeAndNumber>()
}

type TimeAndNumber = Record<(Timestamptz, BigInt)>;

/// The tickets of a filter that the role may see.
pub(in crate::db) fn restricted(role: Role, filter: &Filter) -> Boxed<'static> {
    let mut query = tickets::table.into_boxed().filter(visible_to(role));
    if !filter.statuses.is_empty() {
        query = query.filter(tickets::status.eq_any(filter.statuses.clone()));
        if policy::may_see(role, Status::Closed) && !filter.statuses.contains(&Status::Closed) {
            // In the words of the partial indexes, so that the planner uses them. Where the role already says it,
            // once more would make the planner expect too few tickets.
            query = query.filter(tickets::status.ne(Status::Closed));
        }
    }
    if !filter.categories.is_empty() {
        query = query.filter(tickets::category.eq_any(filter.categories.clone()));
    }
    if !filter.places.is_empty() {
        let places: Vec<String> = filter.places.iter().map(|place| place.to_lowercase()).collect();
        query = query.filter(lower(tickets::place).eq_any(places));
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
    let value = match sort {
        Sort::Newest | Sort::Oldest => Some(ticket.opened_at.timestamp_micros()),
        Sort::Activity => Some(ticket.last_activity_at.timestamp_micros()),
        Sort::Waiting => waiting_since.as_ref().map(DateTime::timestamp_micros),
        Sort::Affected => Some(ticket.affected),
    };
    let place = Place { value, id: ticket.id };
    (ticket, place)
}
