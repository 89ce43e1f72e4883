//! What the demo shows, and that it is an ordinary history.

use std::collections::BTreeMap;

use backend::db::bulk;
use backend::db::schema::{messages, ticket_revisions, tickets};
use chrono::{DateTime, TimeDelta, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, CategoryBy, Status};

use crate::support::TestDatabase;
use crate::tools::consistency::{assert_consistent, log};
use crate::tools::program::{import, lodge};

#[derive(Queryable, Selectable)]
#[diesel(table_name = tickets)]
struct Shown {
    id: TicketId,
    category: Category,
    category_by: CategoryBy,
    status: Status,
    opened_at: DateTime<Utc>,
    closed_at: Option<DateTime<Utc>>,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_demo_is_an_ordinary_history_with_something_of_everything() {
    let database = TestDatabase::create().await;
    lodge(&database, &["demo", "--time-zone", "Europe/Berlin"], b"").of_success();
    assert_consistent(&database).await;

    let conn = &mut database.owner().await;
    let shown: Vec<Shown> = tickets::table.select(Shown::as_select()).load(conn).await.unwrap();
    let mut kinds = BTreeMap::new();
    for ticket in &shown {
        *kinds.entry((ticket.status, ticket.category)).or_insert(0) += 1;
    }
    assert_eq!(kinds.len(), 9, "{kinds:?}");
    let n = |status| shown.iter().filter(|it| it.status == status).count();
    assert!((60..=90).contains(&n(Status::Open)), "{kinds:?}");
    assert!((50..=80).contains(&n(Status::Active)), "{kinds:?}");
    assert_eq!(shown.len(), 2_000);
    assert!(shown.iter().filter(|it| it.category_by == CategoryBy::Helpdesk).count() >= 20);

    let now = bulk::now(conn).await.unwrap();
    let age = |it: &Shown| now - it.opened_at;
    assert!(shown.iter().any(|it| age(it) < TimeDelta::hours(8)));
    assert!(shown.iter().any(|it| age(it) > TimeDelta::days(400)));
    assert!(shown.iter().all(|it| age(it) < TimeDelta::days(430)));
    let revisions: i64 = ticket_revisions::table.select(count_star()).first(conn).await.unwrap();
    let events = log(conn).await;
    let edits = events.iter().filter(|it| it.kind == EventKind::Edited).count();
    assert!(edits >= 50 && revisions == edits as i64, "{edits} edits, {revisions} former texts");
    assert!(events.is_sorted_by_key(|it| it.at), "the log is not in the order of time");
    assert!(events.iter().all(|it| it.at < now), "an event lies in the future");
    threads_make_sense(&shown, &database).await;
}

async fn threads_make_sense(shown: &[Shown], database: &TestDatabase) {
    let messages: Vec<(TicketId, Role, DateTime<Utc>)> = messages::table
        .order((messages::ticket_id, messages::id))
        .select((messages::ticket_id, messages::role, messages::sent_at))
        .load(&mut database.owner().await)
        .await
        .unwrap();
    let mut lengths = BTreeMap::new();
    for thread in messages.chunk_by(|one, next| one.0 == next.0) {
        *lengths.entry(thread.len()).or_insert(0) += 1;
        assert!(thread.is_sorted_by(|one, next| one.2 < next.2), "{thread:?}");
        let ticket = shown.iter().find(|it| it.id == thread[0].0).unwrap();
        for (_, _, sent_at) in thread {
            assert!(*sent_at > ticket.opened_at, "{thread:?}");
            assert!(ticket.closed_at.is_none_or(|it| *sent_at < it), "{thread:?}");
        }
    }
    assert!((1..=7).all(|it| lengths.contains_key(&it)), "{lengths:?}");
    assert!(lengths.keys().all(|it| *it <= 9), "{lengths:?}");
    for role in [Role::User, Role::Helpdesk] {
        assert!(messages.iter().filter(|it| it.1 == role).count() > 500, "{role}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_with_tickets_takes_no_demo() {
    let database = TestDatabase::create().await;
    let csv = "opened_at,closed_at,text\n2026-01-05T10:00:00Z,,Lamp\n";
    import(&database, csv).of_success();
    let outcome = lodge(&database, &["demo"], b"");
    assert_eq!(outcome.code, 1);
    assert!(outcome.errors.contains("already holds tickets"), "{}", outcome.errors);
    let left: i64 =
        tickets::table.select(count_star()).first(&mut database.owner().await).await.unwrap();
    assert_eq!(left, 1);
}
