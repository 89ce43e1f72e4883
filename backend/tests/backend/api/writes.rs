//! Writes that wait together are one statement and one commit.

use std::collections::BTreeSet;
use std::time::Duration;

use diesel::sql_types::{BigInt, Json, Text};
use diesel::{QueryableByName, sql_query};
use diesel_async::{AsyncPgConnection, RunQueryDsl as _, SimpleAsyncConnection as _};
use futures_util::future::join_all;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::support::TestApp;

#[derive(QueryableByName)]
struct Transaction {
    #[diesel(sql_type = Text)]
    id: String,
}

/// The transactions that appended the events of the log, one for each event.
async fn transactions(app: &TestApp) -> Vec<String> {
    let ids = sql_query("SELECT xmin::TEXT AS id FROM ticket_events ORDER BY position");
    let ids: Vec<Transaction> = ids.load(&mut app.database.owner().await).await.unwrap();
    ids.into_iter().map(|transaction| transaction.id).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_that_wait_together_share_a_commit() {
    let app = TestApp::spawn().await;
    let mut owner = app.database.owner().await;
    // Nobody can append while the head of the log is locked, so all but the first ones wait.
    owner.batch_execute("BEGIN; SELECT FROM event_head FOR UPDATE").await.unwrap();
    let writes = (0..100).map(|n| {
        let user = app.user();
        async move {
            user.post("/api/tickets", json!({ "description": format!("Lift {n} is stuck") })).await
        }
    });
    let release = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        owner.batch_execute("COMMIT").await.unwrap();
    };

    let (answers, ()) = futures_util::future::join(join_all(writes), release).await;

    let ids: BTreeSet<i64> = answers.iter().map(|it| it.body["id"].as_i64().unwrap()).collect();
    assert_eq!(ids.len(), 100);
    let transactions: BTreeSet<String> = transactions(&app).await.into_iter().collect();
    assert!(transactions.len() < 20, "{} transactions", transactions.len());
    assert_eq!(app.helpdesk().get("/api/counts").await.body["open"], 100);
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_to_one_ticket_that_wait_together_have_an_event_each() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    let mut owner = app.database.owner().await;
    owner.batch_execute("BEGIN; SELECT FROM event_head FOR UPDATE").await.unwrap();
    let messages = (0..10).map(|n| {
        let user = app.user();
        async move { user.message(ticket, &format!("Message {n}")).await }
    });
    let release = async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        owner.batch_execute("COMMIT").await.unwrap();
    };

    let (answers, ()) = futures_util::future::join(join_all(messages), release).await;

    let sent: BTreeSet<String> = answers.iter().map(|it| it.body["sent_at"].to_string()).collect();
    assert_eq!(sent.len(), 10);
    let history = app.helpdesk().get(&format!("/api/tickets/{ticket}/history")).await.body;
    let events = history["items"].as_array().unwrap();
    let posted: BTreeSet<String> = events[1..].iter().map(|it| it["at"].to_string()).collect();
    assert_eq!((events.len(), posted), (11, sent));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_fails_takes_no_other_with_it() {
    let app = TestApp::spawn().await;
    let mut owner = app.database.owner().await;
    for n in 0..8 {
        app.ticket(&format!("Lift {n} is stuck")).await;
    }
    // The third ticket cannot be changed before the lock timeout of the others is over.
    owner.batch_execute("BEGIN; SELECT FROM tickets WHERE id = 3 FOR UPDATE").await.unwrap();

    let messages = (1..=8).map(|ticket| {
        let user = app.user();
        async move { user.message(ticket, "Any news?").await.status.as_u16() }
    });
    let statuses = join_all(messages).await;

    assert_eq!(statuses, [201, 201, 503, 201, 201, 201, 201, 201]);
    owner.batch_execute("COMMIT").await.unwrap();
    assert_eq!(app.user().message(3, "Any news?").await.status, 201);
    assert_eq!(app.helpdesk().get("/api/events").await.body["head"], 16);
}

#[tokio::test(flavor = "multi_thread")]
async fn unrelated_writes_wait_for_nothing_but_the_log() {
    let app = TestApp::spawn().await;
    app.ticket("The lift in building B is stuck").await;
    let mut owner = app.database.owner().await;
    let unfinished = "BEGIN;
        INSERT INTO tickets (description, described_by, category)
            VALUES ('The lift in building C is stuck', 'user', 'facility_management');
        UPDATE tickets SET status = 'active' WHERE id = 1";
    owner.batch_execute(unfinished).await.unwrap();

    let (user, report) = (app.user(), json!({ "description": "The lift is stuck" }));
    let write = user.post("/api/tickets", report);
    let written = timeout(Duration::from_secs(30), write).await.unwrap();

    assert_eq!(written.status, 201, "{}", written.text);
    assert_eq!(app.helpdesk().get("/api/counts").await.body["open"], 2);
    let finish = "SELECT append_events(ARRAY[currval('tickets_id_seq')], '{opened}', 'user'),
        append_events('{1}', '{activated}', 'helpdesk'); COMMIT";
    owner.batch_execute(finish).await.unwrap();
    let counts = app.helpdesk().get("/api/counts").await.body;
    assert_eq!((&counts["open"], &counts["active"]), (&json!(2), &json!(1)));
}

/// How many bytes of write-ahead log a message costs.
async fn wal_of_message(conn: &mut AsyncPgConnection, ticket: i64) -> i64 {
    #[derive(QueryableByName)]
    struct Plan {
        #[diesel(sql_type = Json, column_name = "QUERY PLAN")]
        plan: Value,
    }
    let post = "EXPLAIN (ANALYZE, WAL, FORMAT JSON)
        SELECT run_writes('user', jsonb_build_array(jsonb_build_object(
            'write', 'post', 'event', 'message_posted', 'key', gen_random_uuid(),
            'fingerprint', repeat('00', 32), 'ticket', $1, 'body', 'hello',
            'writable', '[\"open\", \"active\"]'::JSONB
        )))";
    let plan: Plan = sql_query(post).bind::<BigInt, _>(ticket).get_result(conn).await.unwrap();
    plan.plan[0]["Plan"]["WAL Bytes"].as_i64().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn a_short_message_writes_little_however_long_its_ticket_is() {
    let app = TestApp::spawn().await;
    let words = "The printer on the second floor jams. ".repeat(300);
    let mut conn = app.database.as_role("user").await;
    // In between, a row that moves to another page is written whole: up to 2 kB more.
    for length in [20, 200, 9_500] {
        let ticket = app.ticket(&words[..length]).await;
        for _ in 0..5 {
            let bytes = wal_of_message(&mut conn, ticket).await;
            assert!((1..=3_000).contains(&bytes), "{bytes} bytes under {length} characters");
        }
    }
}
