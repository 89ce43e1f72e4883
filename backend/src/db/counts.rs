//! Numbers of tickets, from counters that a trigger keeps.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use shared::classification::ReviewCounts;
use shared::counts::Counts;
use shared::policy;
use shared::role::Role;
use shared::ticket::{Category, Status};

use super::schema::ticket_counts;

pub async fn find(conn: &mut AsyncPgConnection, role: Role) -> QueryResult<Counts> {
    let mut query = ticket_counts::table.into_boxed();
    let sees_closed = policy::may_see(role, Status::Closed);
    if !sees_closed {
        query = query.filter(ticket_counts::status.ne(Status::Closed));
    }
    let columns = (ticket_counts::status, ticket_counts::category, ticket_counts::tickets);
    let rows: Vec<(Status, Category, i64)> = query.select(columns).load(conn).await?;
    let total = |status| rows.iter().filter(|row| row.0 == status).map(|row| row.2).sum();
    let unclosed = |category| {
        let counts = |row: &&(Status, Category, i64)| row.1 == category && row.0 != Status::Closed;
        rows.iter().filter(counts).map(|row| row.2).sum()
    };
    Ok(Counts {
        open: total(Status::Open),
        active: total(Status::Active),
        closed: sees_closed.then(|| total(Status::Closed)),
        by_category: Category::ALL
            .into_iter()
            .map(|category| (category, unclosed(category)))
            .collect(),
    })
}

/// How many of the classifier's categories the helpdesk has reviewed and corrected, closed tickets included.
pub async fn find_reviews(conn: &mut AsyncPgConnection) -> QueryResult<ReviewCounts> {
    let columns = (ticket_counts::reviewed, ticket_counts::corrected);
    let rows: Vec<(i64, i64)> = ticket_counts::table.select(columns).load(conn).await?;
    Ok(ReviewCounts {
        reviewed: rows.iter().map(|row| row.0).sum(),
        corrected: rows.iter().map(|row| row.1).sum(),
    })
}
