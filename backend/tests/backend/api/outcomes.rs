//! Closing a ticket with the message that says how it ended.

use serde_json::json;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn closing_with_an_outcome_is_one_change_with_one_event() {
    let app = TestApp::spawn().await;
    let ticket = app.active_ticket("The lift is stuck").await;
    let path = format!("/api/tickets/{ticket}");
    let status = format!("{path}/status");

    let body = json!({ "status": "closed", "outcome": " The cable was replaced.\n" });
    let closed = app.helpdesk().put(&status, body).await;
    let body = json!({ "status": "closed", "outcome": "The cable was replaced." });
    let again = app.helpdesk().put(&status, body).await;
    let body = json!({ "status": "closed", "outcome": "Another end" });
    let other = app.helpdesk().put(&status, body).await;

    assert_eq!((closed.status.as_u16(), again.status.as_u16()), (200, 200));
    assert_eq!(closed.body, again.body);
    let refusal = (other.status.as_u16(), &other.body["type"]);
    assert_eq!(refusal, (409, &json!("/problems/closed")), "nobody's words are dropped silently");
    assert_eq!(closed.body["messages"], 1);
    let thread = app.helpdesk().get(&format!("{path}/messages")).await.body;
    let messages = thread["items"].as_array().unwrap();
    assert_eq!(messages.len(), 1);
    assert_eq!(
        (&messages[0]["body"], &messages[0]["is_outcome"]),
        (&json!("The cable was replaced."), &json!(true))
    );
    assert!(messages[0]["sent_at"].as_str() <= closed.body["closed_at"].as_str());
    let history = app.helpdesk().get(&format!("{path}/history")).await.body;
    let kinds: Vec<&str> = history["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["opened", "activated", "closed"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_closing_has_an_outcome_and_that_is_a_text() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    let path = format!("/api/tickets/{ticket}/status");
    let start = json!({ "status": "active", "outcome": "It works" });
    assert_eq!(app.helpdesk().put(&path, start).await.status, 400);
    app.helpdesk().move_ticket(ticket, "active").await;
    for (outcome, kind) in [(" \u{200B}".to_owned(), "blank"), ("x".repeat(10_001), "too_long")] {
        let body = json!({ "status": "closed", "outcome": outcome });
        let refused = app.helpdesk().put(&path, body).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.body["errors"][0]["pointer"], "/outcome");
        assert_eq!(refused.body["errors"][0]["type"], kind);
    }
    let now = app.helpdesk().get(&format!("/api/tickets/{ticket}")).await.body;
    assert_eq!((&now["status"], &now["messages"]), (&json!("active"), &json!(0)));
}
