//! The log: complete, in order, without holes, and for users without closed tickets.

use std::collections::BTreeSet;

use diesel::sql_types::{BigInt, Bool, Double};
use diesel::{QueryableByName, sql_query};
use diesel_async::{AsyncPgConnection, RunQueryDsl as _, SimpleAsyncConnection as _};
use serde_json::json;

use crate::support::{Client, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn the_log_says_what_happened_in_order() {
    let app = TestApp::spawn().await;
    let ticket = app.closed_ticket("The lift in building B is stuck").await;
    app.ticket("I cannot log in to my account").await;

    let log = app.helpdesk().get("/api/events").await.body;

    let kinds: Vec<_> = log["items"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, ["opened", "activated", "closed", "opened"]);
    let closed = app.helpdesk().get(&format!("/api/tickets/{ticket}")).await.body;
    assert_eq!(log["items"][2]["at"], closed["closed_at"]);
    assert_eq!(log["items"][0]["at"], closed["opened_at"]);
    assert_eq!((&log["head"], &log["next"]), (&json!(4), &json!(null)));
}

#[tokio::test(flavor = "multi_thread")]
async fn of_a_closed_ticket_users_read_that_it_is_gone_and_nothing_more() {
    let app = TestApp::spawn().await;
    let ticket = app.closed_ticket("Wi-Fi is down").await;
    app.ticket("The lift is stuck").await;

    let log = app.user().get("/api/events").await.body;

    let absent = json!(null);
    let gone = json!({
        "position": 3, "ticket": ticket, "kind": "gone",
        "role": absent, "at": absent, "category": absent, "status": absent,
    });
    assert_eq!(log["items"][0], gone);
    assert_eq!(log["items"][1]["kind"], "opened");
    assert_eq!(log["items"].as_array().unwrap().len(), 2);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_log_comes_in_pages() {
    let app = TestApp::spawn().await;
    for _ in 0..3 {
        app.active_ticket("Wi-Fi is down").await;
    }
    for limit in [1, 2, 5, 6, 1000] {
        assert_eq!(read_from(&app.helpdesk(), 0, limit).await, (1..=6).collect::<Vec<i64>>());
    }
    assert_eq!(app.helpdesk().get("/api/events?after=-1").await.status, 400);
    assert_eq!(app.helpdesk().get("/api/events?limit=1001").await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_for_users_covers_as_many_positions_as_its_limit_and_may_be_empty() {
    let app = TestApp::spawn().await;
    for _ in 0..4 {
        app.closed_ticket("Wi-Fi is down").await;
    }
    app.ticket("The lift is stuck").await;

    let mut pages = Vec::new();
    let mut next = Some(0);
    while let Some(after) = next {
        let page = app.user().get(&format!("/api/events?after={after}&limit=2")).await.body;
        let items = page["items"].as_array().unwrap();
        pages.push(items.iter().map(|it| it["position"].as_i64().unwrap()).collect::<Vec<_>>());
        next = page["next"].as_i64();
    }

    // Each third event is that a ticket is gone.
    let expected: [&[i64]; 7] = [&[], &[3], &[6], &[], &[9], &[12], &[13]];
    assert_eq!(pages, expected);
}

/// The positions after `after`, page by page.
async fn read_from(client: &Client, mut after: i64, limit: i64) -> Vec<i64> {
    let mut positions = Vec::new();
    loop {
        let page = client.get(&format!("/api/events?after={after}&limit={limit}")).await.body;
        let items = page["items"].as_array().unwrap();
        positions.extend(items.iter().map(|it| it["position"].as_i64().unwrap()));
        match page["next"].as_i64() {
            Some(next) => after = next,
            None => return positions,
        }
    }
}

const WRITERS: usize = 16;
const ROUNDS: usize = 25;

/// A change with a pause before its commit, and one in ten rolled back.
async fn write(mut conn: AsyncPgConnection, statement: &str) -> usize {
    #[derive(QueryableByName)]
    struct Random {
        #[diesel(sql_type = Double)]
        pause: f64,
        #[diesel(sql_type = Bool)]
        rolled_back: bool,
    }
    let mut committed = 0;
    for _ in 0..ROUNDS {
        conn.batch_execute("BEGIN").await.unwrap();
        conn.batch_execute(statement).await.unwrap();
        let random = "SELECT random() * 0.006 AS pause, random() < 0.1 AS rolled_back";
        let random: Random = sql_query(random).get_result(&mut conn).await.unwrap();
        let pause = sql_query("SELECT pg_sleep($1)").bind::<Double, _>(random.pause);
        pause.execute(&mut conn).await.unwrap();
        conn.batch_execute(if random.rolled_back { "ROLLBACK" } else { "COMMIT" }).await.unwrap();
        committed += usize::from(!random.rolled_back);
    }
    committed
}

async fn writers_on(app: &TestApp, statement: &'static str) -> tokio::task::JoinHandle<usize> {
    let mut conns = Vec::new();
    for _ in 0..WRITERS {
        conns.push(app.database.owner().await);
    }
    tokio::spawn(async move {
        let all = conns.into_iter().map(|it| tokio::spawn(write(it, statement)));
        let committed = futures_util::future::join_all(all).await;
        committed.into_iter().map(Result::unwrap).sum()
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_misses_nothing_while_16_writers_commit_and_roll_back() {
    let app = TestApp::spawn().await;
    let open = "WITH new AS (
            INSERT INTO tickets (description, described_by, category)
            VALUES ('Wi-Fi is down', 'user', 'technical_it') RETURNING id
        ) SELECT id FROM new";
    // Two statements: the event must be the last one of its transaction.
    let append = "SELECT append_events(ARRAY[currval('tickets_id_seq')], '{opened}', 'user')";
    let open = format!("{open}; {append}");
    let writers = writers_on(&app, open.leak()).await;

    let (mut read, mut after) = (Vec::new(), 0);
    loop {
        let was_over = writers.is_finished();
        let more = read_from(&app.helpdesk(), after, 7).await;
        after = more.last().copied().unwrap_or(after);
        read.extend(more);
        if was_over {
            break;
        }
    }

    let committed = i64::try_from(writers.await.unwrap()).unwrap();
    assert_eq!(read, (1..=committed).collect::<Vec<i64>>());
}

#[derive(QueryableByName)]
struct Numbered {
    #[diesel(sql_type = BigInt)]
    id: i64,
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_reader_misses_what_a_plain_sequence_numbers() {
    let app = TestApp::spawn().await;
    let mut conn = app.database.owner().await;
    conn.batch_execute("CREATE TABLE plain (id BIGSERIAL PRIMARY KEY)").await.unwrap();
    let writers = writers_on(&app, "INSERT INTO plain DEFAULT VALUES").await;

    let (mut read, mut after) = (BTreeSet::new(), 0);
    loop {
        let was_over = writers.is_finished();
        let more = sql_query("SELECT id FROM plain WHERE id > $1 ORDER BY id");
        let more: Vec<Numbered> = more.bind::<BigInt, _>(after).load(&mut conn).await.unwrap();
        after = more.last().map_or(after, |it| it.id);
        read.extend(more.into_iter().map(|row| row.id));
        if was_over {
            break;
        }
    }

    assert!(read.len() < writers.await.unwrap(), "this test could not have failed");
}

#[tokio::test(flavor = "multi_thread")]
async fn even_the_owner_cannot_leave_a_hole_or_change_the_past() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;
    let mut conn = app.database.owner().await;
    let line = "INSERT INTO ticket_events (position, ticket_id, kind, role, at, category, status, version)";
    for refused in [
        format!("{line} VALUES (3, 1, 'edited', 'user', now(), 'technical_it', 'open', 2)"),
        format!("{line} VALUES (2, 1, 'edited', 'user', now(), 'technical_it', 'open', 2)"),
        format!(
            "WITH head AS (UPDATE event_head SET last = last + 2 RETURNING last)
             {line} SELECT last, 1, 'edited', 'user', now(), 'technical_it', 'open', 2 FROM head"
        ),
        "UPDATE ticket_events SET kind = 'closed'".to_owned(),
        "DELETE FROM ticket_events".to_owned(),
        "TRUNCATE ticket_events CASCADE".to_owned(),
        "SELECT append_events('{77}', '{opened}', 'user')".to_owned(),
        // All or none.
        "SELECT append_events('{1, 77}', '{edited, edited}', 'user')".to_owned(),
    ] {
        assert!(conn.batch_execute(&refused).await.is_err(), "{refused}");
    }
    app.ticket("The lift is stuck").await;
    assert_eq!(app.helpdesk().get("/api/events").await.body["head"], 2);
}
