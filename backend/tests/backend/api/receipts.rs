//! Whoever reported or follows a ticket learns how it ended, and nobody else.

use std::collections::BTreeSet;

use diesel::sql_query;
use diesel::sql_types::{BigInt, Binary, Text};
use diesel_async::RunQueryDsl as _;
use futures_util::{StreamExt as _, stream};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use crate::support::{Client, TestApp};
use crate::tools::consistency::assert_consistent;

/// Reports something with a receipt; the ticket and the secret.
async fn report(app: &TestApp) -> (i64, Uuid) {
    let secret = Uuid::new_v4();
    let body = json!({ "description": "The projector in H3 is green", "receipt": secret });
    let created = app.user().post("/api/tickets", body).await;
    assert_eq!(created.status, 201, "{}", created.text);
    (created.body["id"].as_i64().unwrap(), secret)
}

async fn follow(client: &Client, ticket: i64, secret: Uuid, affected: bool) -> u16 {
    let path = format!("/api/tickets/{ticket}/followers/{secret}");
    client.put(&path, json!({ "affected": affected })).await.status.as_u16()
}

async fn close(app: &TestApp, ticket: i64, outcome: &str) {
    app.helpdesk().move_ticket(ticket, "active").await;
    let body = json!({ "status": "closed", "outcome": outcome });
    let closed = app.helpdesk().put(&format!("/api/tickets/{ticket}/status"), body).await;
    assert_eq!(closed.status, 200, "{}", closed.text);
}

#[derive(diesel::QueryableByName)]
struct StoredReceipt {
    #[diesel(sql_type = Binary)]
    secret_hash: Vec<u8>,
    #[diesel(sql_type = BigInt)]
    ticket_id: i64,
    #[diesel(sql_type = Text)]
    kind: String,
}

async fn stored_receipts(app: &TestApp) -> Vec<StoredReceipt> {
    let mut conn = app.database.owner().await;
    sql_query("SELECT * FROM receipts ORDER BY kind").load(&mut conn).await.unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_reporter_reads_the_outcome_and_nothing_else_of_the_thread() {
    let app = TestApp::spawn().await;
    let (ticket, secret) = report(&app).await;
    let path = format!("/api/receipts/{secret}");
    let before = app.user().get(&path).await;
    assert_eq!((&before.body["status"], &before.body["outcome"]), (&json!("open"), &Value::Null));
    app.helpdesk().message(ticket, "Does the other input show the same?").await;

    close(&app, ticket, "We changed the colour wheel.").await;

    let after = app.user().get(&path).await;
    assert_eq!(after.status, 200);
    assert_eq!(after.headers["cache-control"], "no-store");
    assert_eq!(after.body["outcome"], "We changed the colour wheel.");
    assert_eq!(after.body["description"], "The projector in H3 is green");
    assert_eq!((&after.body["status"], &after.body["ticket"]), (&json!("closed"), &json!(ticket)));
    assert!(after.body["closed_at"].is_string());
    assert!(!after.text.contains("other input"), "{}", after.text);
    let names: BTreeSet<&str> =
        after.body.as_object().unwrap().keys().map(String::as_str).collect();
    let expected = [
        "activated_at",
        "category",
        "closed_at",
        "description",
        "modified_at",
        "opened_at",
        "outcome",
        "status",
        "ticket",
    ];
    assert_eq!(names, BTreeSet::from(expected));
    assert_eq!(app.user().get(&format!("/api/tickets/{ticket}")).await.status, 404);
    let unknown = app.user().get(&format!("/api/receipts/{}", Uuid::new_v4())).await;
    assert_eq!(
        (unknown.status.as_u16(), &unknown.body["type"]),
        (404, &json!("/problems/not-found"))
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn who_follows_an_unclosed_ticket_learns_how_it_ended() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    let (follower, late) = (Uuid::new_v4(), Uuid::new_v4());
    for affected in [false, false, true, false] {
        assert_eq!(follow(&app.user(), ticket, follower, affected).await, 204);
    }
    let receipts = stored_receipts(&app).await;
    assert_eq!(receipts.len(), 1);
    assert_eq!(receipts[0].kind, "affected", "once affected, always");

    close(&app, ticket, "The cable was replaced.").await;

    let receipt = app.user().get(&format!("/api/receipts/{follower}")).await;
    assert_eq!(receipt.body["outcome"], "The cable was replaced.");
    assert_eq!(follow(&app.user(), ticket, late, true).await, 404);
    assert_eq!(follow(&app.helpdesk(), ticket, late, true).await, 409);
    assert_eq!(app.user().get(&format!("/api/receipts/{late}")).await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn each_receipt_makes_one_more_affected_and_everybody_learns_of_it() {
    let app = TestApp::spawn().await;
    let (ticket, reporter) = report(&app).await;
    let path = format!("/api/tickets/{ticket}");
    let before = app.user().get(&path).await.body;
    assert_eq!(before["affected"], 0);

    let (one, other) = (Uuid::new_v4(), Uuid::new_v4());
    for (receipt, affected) in [
        (one, true),
        (one, true),
        (other, false),
        (other, true),
        (other, false),
        (reporter, true),
        (Uuid::new_v4(), false),
    ] {
        assert_eq!(follow(&app.user(), ticket, receipt, affected).await, 204);
    }

    let now = app.user().get(&path).await.body;
    assert_eq!(now["affected"], 2);
    for unchanged in ["version", "modified_at", "last_activity_at", "messages"] {
        assert_eq!(now[unchanged], before[unchanged], "{unchanged}");
    }
    let list = app.helpdesk().get("/api/tickets").await.body;
    assert_eq!(list["items"][0]["affected"], 2);
    let history = app.user().get(&format!("{path}/history")).await.body;
    let entries = history["items"].as_array().unwrap();
    let kinds: Vec<_> = entries.iter().map(|entry| entry["kind"].as_str().unwrap()).collect();
    assert_eq!(kinds, ["opened", "affected", "affected"]);
    assert!(entries[1]["at"].as_str() > before["opened_at"].as_str());
    assert_consistent(&app.database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_the_reporters_if_it_comes_with_their_receipt() {
    let app = TestApp::spawn().await;
    let (ticket, reporter) = report(&app).await;
    let (_, of_another) = report(&app).await;
    let follower = Uuid::new_v4();
    follow(&app.user(), ticket, follower, true).await;
    let path = format!("/api/tickets/{ticket}/messages");
    for (client, receipt, expected) in [
        (app.user(), Some(reporter), true),
        (app.user(), None, false),
        (app.user(), Some(follower), false),
        (app.user(), Some(of_another), false),
        (app.user(), Some(Uuid::new_v4()), false),
        (app.helpdesk(), Some(reporter), false),
    ] {
        let body = json!({ "body": "Still green", "receipt": receipt });
        let sent = client.post(&path, body).await;
        assert_eq!((sent.status.as_u16(), &sent.body["by_reporter"]), (201, &json!(expected)));
        assert!(!sent.text.contains(&reporter.to_string()), "{}", sent.text);
    }
    let thread = app.helpdesk().get(&path).await.body;
    let marks: Vec<_> =
        thread["items"].as_array().unwrap().iter().map(|it| &it["by_reporter"]).collect();
    assert_eq!(
        marks,
        [true, false, false, false, false, false].map(Value::from).iter().collect::<Vec<_>>()
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_stays_with_the_ticket_it_was_made_for() {
    let app = TestApp::spawn().await;
    let (ticket, secret) = report(&app).await;
    let other = app.ticket("The lift is stuck").await;

    assert_eq!(follow(&app.user(), other, secret, true).await, 204);

    let receipt = app.user().get(&format!("/api/receipts/{secret}")).await;
    assert_eq!(receipt.body["ticket"], ticket);
    let receipts = stored_receipts(&app).await;
    assert_eq!((receipts.len(), receipts[0].ticket_id), (1, ticket));
    assert_eq!(receipts[0].kind, "reported");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_that_is_sent_again_has_the_receipt_it_was_sent_with() {
    let app = TestApp::spawn().await;
    let (key, secret) = (Uuid::new_v4(), Uuid::new_v4());
    let body = json!({ "description": "No hot water", "receipt": secret });
    let first = app.user().post_with_key("/api/tickets", body.clone(), key).await;
    let again = app.user().post_with_key("/api/tickets", body, key).await;
    assert_eq!((again.status.as_u16(), &again.text), (201, &first.text));
    let receipt = app.user().get(&format!("/api/receipts/{secret}")).await;
    assert_eq!(receipt.body["ticket"], first.body["id"]);
    let other = json!({ "description": "No hot water", "receipt": Uuid::new_v4() });
    assert_eq!(app.user().post_with_key("/api/tickets", other, key).await.status, 422);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_database_holds_the_hash_of_a_secret_and_the_roles_cannot_read_it() {
    let app = TestApp::spawn().await;
    let (_, secret) = report(&app).await;
    assert_eq!(
        stored_receipts(&app).await[0].secret_hash,
        Sha256::digest(secret.as_bytes()).to_vec()
    );
    for role in ["user", "helpdesk"] {
        let mut conn = app.database.as_role(role).await;
        for statement in ["SELECT FROM receipts", "DELETE FROM receipts"] {
            assert!(sql_query(statement).execute(&mut conn).await.is_err(), "{role}: {statement}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_sql_nobody_gets_a_receipt_for_a_closed_ticket() {
    let app = TestApp::spawn().await;
    let ticket = app.closed_ticket("The lift is stuck").await;
    let mut conn = app.database.as_role("user").await;
    let keep = format!("SELECT keep_receipt(sha256('guess'), {ticket}, 'reported')");
    sql_query(keep).execute(&mut conn).await.unwrap();
    assert!(stored_receipts(&app).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_secret_is_refused() {
    let app = TestApp::spawn().await;
    for secret in ["x", "0", "00000000-0000-0000-0000-00000000000g"] {
        let response = app.user().get(&format!("/api/receipts/{secret}")).await;
        assert!([400, 404].contains(&response.status.as_u16()), "{secret}: {}", response.status);
        assert!(response.body["type"].as_str().is_some_and(|kind| kind.starts_with("/problems/")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_guesses_secrets_is_refused_before_long() {
    let app = TestApp::spawn().await;
    let user = app.user();
    let guesses = (0..1_500).map(|_| {
        let path = format!("/api/receipts/{}", Uuid::new_v4());
        let user = &user;
        async move { user.get(&path).await }
    });
    let answers: Vec<_> = stream::iter(guesses).buffer_unordered(50).collect().await;
    let refused = answers.into_iter().find(|answer| answer.status != 404);
    let refused = refused.expect("a thousand guesses are not refused");
    assert_eq!(refused.status, 429);
    assert_eq!(refused.body["type"], "/problems/too-many-requests");
    assert!(refused.headers.contains_key("retry-after"));
    // Those who ask for nothing secret are answered.
    assert_eq!(app.user().get("/api/counts").await.status, 200);
}
