use chrono::DateTime;
use reqwest::Method;
use serde_json::json;
use shared::text;

use crate::support::{TestApp, send};

#[tokio::test(flavor = "multi_thread")]
async fn a_report_becomes_an_open_ticket_with_a_category() {
    let app = TestApp::spawn().await;
    let text = json!({ "description": "The lift in building B is stuck" });

    let opened = app.user().post("/api/tickets", text).await;

    assert_eq!(opened.status, 201);
    assert_eq!(opened.headers["location"], format!("/api/tickets/{}", opened.body["id"]));
    assert_eq!(opened.headers["etag"], "\"1\"");
    let mut ticket = opened.body;
    let confidence = ticket["confidence"].take();
    assert!((0.0..=1.0).contains(&confidence.as_f64().unwrap()), "{confidence}");
    for date in ["opened_at", "modified_at", "last_activity_at"] {
        let time = ticket[date].take();
        assert!(DateTime::parse_from_rfc3339(time.as_str().unwrap()).is_ok(), "{date}: {time}");
    }
    let absent = json!(null);
    let expected = json!({
        "id": 1, "description": "The lift in building B is stuck", "status": "open", "version": 1,
        "category": "facility_management", "category_by": "classifier", "confidence": absent,
        "opened_at": absent, "modified_at": absent, "activated_at": absent, "closed_at": absent,
        "last_activity_at": absent, "last_message_role": absent, "messages": 0, "follows": absent,
        "affected": 0, "place": absent, "photos": [],
    });
    assert_eq!(ticket, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_opened_is_what_is_shown() {
    let app = TestApp::spawn().await;
    let report = json!({ "description": " Wi-Fi\r\nis\u{0} down " });
    let opened = app.user().post("/api/tickets", report).await;

    let shown = app.helpdesk().get("/api/tickets/1").await;

    assert_eq!(shown.body, opened.body);
    assert_eq!(shown.body["description"], " Wi-Fi\nis down");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_description_of_spaces_or_of_too_many_characters_is_refused_with_its_field() {
    let app = TestApp::spawn().await;
    for text in [" \n ".to_owned(), "a".repeat(text::MAX_CHARS + 1), "\u{200b}".to_owned()] {
        let refused = app.user().post("/api/tickets", json!({ "description": text })).await;
        assert_eq!(refused.status, 422);
        assert_eq!(refused.body["errors"][0]["pointer"], "/description");
    }
    let longest = json!({ "description": "\u{1F6A8}".repeat(text::MAX_CHARS) });
    assert_eq!(app.user().post("/api/tickets", longest).await.status, 201);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_ticket_may_name_an_earlier_one_that_its_writer_sees() {
    let app = TestApp::spawn().await;
    let closed = app.closed_ticket("Heating is cold").await;
    let again = json!({ "description": "Heating is cold again", "follows": closed });
    let dangling = json!({ "description": "Heating is cold again", "follows": 999 });

    let by_helpdesk = app.helpdesk().post("/api/tickets", again.clone()).await;
    let by_user = app.user().post("/api/tickets", again).await;
    let by_user_dangling = app.user().post("/api/tickets", dangling).await;

    assert_eq!(by_helpdesk.body["follows"], closed);
    assert_eq!(by_user.status, 422);
    assert_eq!(by_user.body, by_user_dangling.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_but_a_description_can_be_sent_along() {
    let app = TestApp::spawn().await;
    for field in ["status", "version", "id", "opened_at", "category", "category_by", "role"] {
        let body = json!({ "description": "Wi-Fi is down", field: "closed" });
        assert_eq!(app.helpdesk().post("/api/tickets", body).await.status, 400, "{field}");
    }
    assert!(app.helpdesk().ids("/api/tickets").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_is_classified_without_being_stored() {
    let app = TestApp::spawn().await;
    let text = json!({ "description": "The lift in building B is stuck" });
    let request = app.user().request(Method::POST, "/api/classifications").json(&text);

    let answer = send(request).await;

    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["category"], "facility_management");
    assert!(!answer.body["highlights"].as_array().unwrap().is_empty());
    assert_eq!(app.helpdesk().get("/api/counts").await.body["open"], 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_of_the_category_stays_when_the_text_changes() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift in building B is stuck").await;
    let path = format!("/api/tickets/{ticket}/category");

    let corrected = app.helpdesk().put(&path, json!({ "category": "services_complaints" })).await;
    let edited = app.user().edit_ticket(ticket, 2, "The Wi-Fi in building B is down").await;

    assert_eq!(corrected.body["category"], "services_complaints");
    assert_eq!(corrected.body["category_by"], "helpdesk");
    assert_eq!(corrected.body["version"], 2);
    assert_eq!(edited.body["category"], "services_complaints");
    assert_eq!(app.user().put(&path, json!({ "category": "technical_it" })).await.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn counts_follow_every_change_and_hide_closed_tickets_from_users() {
    let app = TestApp::spawn().await;
    app.ticket("The lift in building B is stuck").await;
    app.active_ticket("The lift in building C is stuck").await;
    app.closed_ticket("The lift in building D is stuck").await;

    let for_helpdesk = app.helpdesk().get("/api/counts").await.body;
    let for_users = app.user().get("/api/counts").await.body;

    let by_category =
        json!({ "facility_management": 2, "technical_it": 0, "services_complaints": 0 });
    let expected = json!({ "open": 1, "active": 1, "closed": 1, "by_category": by_category });
    assert_eq!(for_helpdesk, expected);
    assert_eq!(for_users, json!({ "open": 1, "active": 1, "by_category": by_category }));
}
