//! How many tickets there are, from counters that a trigger keeps.

use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
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
    let rows: Vec<(Status, Category, i64)> = query.load(conn).await?;
    let total = |status| rows.iter().filter(|row| row.0 == status).map(|row| row.2).sum();
    let unclosed = |category| {
        let mine = |row: &&(Status, Category, i64)| row.1 == category && row.0 != Status::Closed;
        rows.iter().filter(mine).map(|row| row.2).sum()
    };
    Ok(Counts {
        open: total(Status::Open),
        active: total(Status::Active),
        closed: sees_closed.then(|| total(Status::Closed)),
        by_category: Category::ALL.into_iter().map(|it| (it, unclosed(it))).collect(),
    })
}
