//! Every combination of role, status and wanted status, over HTTP and straight in SQL.

use diesel::sql_query;
use diesel::sql_types::{BigInt, Text};
use diesel_async::RunQueryDsl as _;
use serde_json::{Value, json};

use crate::support::TestApp;

const STATUSES: [&str; 3] = ["open", "active", "closed"];

/// The moves that exist, and only for the helpdesk.
const MOVES: [(&str, &str); 2] = [("open", "active"), ("active", "closed")];

async fn ticket_in(app: &TestApp, status: &str) -> i64 {
    match status {
        "open" => app.ticket("Wi-Fi is down").await,
        "active" => app.active_ticket("Wi-Fi is down").await,
        _ => app.closed_ticket("Wi-Fi is down").await,
    }
}

async fn status_of(app: &TestApp, ticket: i64) -> Value {
    app.helpdesk().get(&format!("/api/tickets/{ticket}")).await.body["status"].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn over_http_only_the_helpdesk_moves_a_ticket_one_step_on() {
    let app = TestApp::spawn().await;
    for from in STATUSES {
        for to in STATUSES {
            for role in ["user", "helpdesk"] {
                let ticket = ticket_in(&app, from).await;
                let client = if role == "user" { app.user() } else { app.helpdesk() };
                let moved = client.move_ticket(ticket, to).await;
                let expected = match (role, MOVES.contains(&(from, to)), from == to) {
                    ("user", ..) => 403,
                    (_, true, _) | (_, _, true) => 200,
                    _ => 409,
                };
                assert_eq!(moved.status, expected, "{role}: {from} to {to}");
                let now = if expected == 200 { to } else { from };
                assert_eq!(status_of(&app, ticket).await, now, "{role}: {from} to {to}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_sql_only_the_helpdesk_moves_a_ticket_one_step_on() {
    let app = TestApp::spawn().await;
    for from in STATUSES {
        for to in STATUSES {
            for role in ["user", "helpdesk"] {
                let ticket = ticket_in(&app, from).await;
                let mut conn = app.database.as_role(role).await;
                let update = sql_query("UPDATE tickets SET status = $1 WHERE id = $2")
                    .bind::<Text, _>(to)
                    .bind::<BigInt, _>(ticket);
                let result = update.execute(&mut conn).await;
                let is_move = MOVES.contains(&(from, to));
                let stands = from == to && from != "closed";
                let succeeds = role == "helpdesk" && (is_move || stands);
                assert_eq!(result.is_ok(), succeeds, "{role}: {from} to {to}: {result:?}");
                let now = if succeeds { to } else { from };
                assert_eq!(status_of(&app, ticket).await, now, "{role}: {from} to {to}");
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn each_step_sets_its_date_once_and_by_the_database_clock() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;

    let active = app.helpdesk().move_ticket(ticket, "active").await.body;
    let closed = app.helpdesk().move_ticket(ticket, "closed").await.body;

    assert_eq!(active["closed_at"], json!(null));
    assert_eq!(active["activated_at"], active["modified_at"]);
    assert_eq!(closed["activated_at"], active["activated_at"]);
    assert_eq!(closed["closed_at"], closed["modified_at"]);
    assert_eq!(closed["opened_at"], active["opened_at"]);
    assert_eq!(closed["version"], 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn moving_a_ticket_twice_is_moving_it_once() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    let (helpdesk, other) = (app.helpdesk(), app.helpdesk());

    let (first, second) =
        tokio::join!(helpdesk.move_ticket(ticket, "active"), other.move_ticket(ticket, "active"));

    assert_eq!(first.body, second.body);
    let log = app.helpdesk().get("/api/events").await;
    assert_eq!(log.body["head"], 2, "{}", log.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_ticket_is_read_only_for_the_helpdesk_too() {
    let app = TestApp::spawn().await;
    let ticket = app.closed_ticket("Wi-Fi is down").await;
    let helpdesk = app.helpdesk();
    let category = json!({ "category": "services_complaints" });

    let answers = [
        helpdesk.edit_ticket(ticket, 3, "Never mind").await,
        helpdesk.message(ticket, "One more thing").await,
        helpdesk.put(&format!("/api/tickets/{ticket}/category"), category).await,
    ];

    for answer in answers {
        assert_eq!(answer.body["type"], "/problems/closed", "{}", answer.body);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_sql_a_user_touches_neither_dates_nor_other_peoples_words() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    app.helpdesk().message(ticket, "We are on it").await;
    let mut conn = app.database.as_role("user").await;
    for refused in [
        "UPDATE tickets SET opened_at = now()",
        "UPDATE tickets SET closed_at = now()",
        "UPDATE tickets SET version = 7",
        "UPDATE tickets SET category = 'services_complaints'",
        "INSERT INTO tickets (description, described_by, category, status) VALUES ('a', 'user', 'technical_it', 'active')",
        "INSERT INTO messages (ticket_id, role, body) VALUES (1, 'helpdesk', 'Done')",
        "UPDATE messages SET body = 'Never'",
        "DELETE FROM messages",
        "DELETE FROM tickets",
        "DELETE FROM ticket_events",
        "UPDATE event_head SET last = 0",
        "SELECT append_events('{1}', '{closed}', 'user')",
        "SELECT append_events('{1}', '{edited}', 'helpdesk')",
        "SELECT append_events('{1}', '{opened}', 'user')",
        "UPDATE tickets SET category_by = 'helpdesk'",
        "INSERT INTO tickets (description, described_by, category) VALUES ('a', 'helpdesk', 'technical_it')",
        "SELECT * FROM idempotency_keys",
        "UPDATE idempotency_keys SET answer = '{}'",
        "INSERT INTO ticket_events SELECT * FROM ticket_events",
    ] {
        let result = sql_query(refused).execute(&mut conn).await;
        assert!(result.is_err(), "{refused}");
    }
}
