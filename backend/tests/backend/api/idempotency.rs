use serde_json::json;
use uuid::Uuid;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn fifty_equal_posts_with_one_key_at_once_make_one_ticket() {
    let app = TestApp::spawn().await;
    let key = Uuid::new_v4();
    let report = json!({ "description": "Wi-Fi is down" });

    let presses = (0..50).map(|_| {
        let (client, report) = (app.user(), report.clone());
        async move { client.post_with_key("/api/tickets", report, key).await }
    });
    let answers = futures_util::future::join_all(presses).await;

    for answer in &answers {
        assert_eq!((answer.status.as_u16(), &answer.text), (201, &answers[0].text));
        assert_eq!(answer.headers["location"], answers[0].headers["location"]);
    }
    assert_eq!(app.helpdesk().ids("/api/tickets").await.len(), 1);
    assert_eq!(app.helpdesk().get("/api/events").await.body["head"], 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_repeat_gives_the_first_answer_whatever_happened_since() {
    let app = TestApp::spawn().await;
    let key = Uuid::new_v4();
    let report = json!({ "description": "Wi-Fi is down" });
    let first = app.user().post_with_key("/api/tickets", report.clone(), key).await;
    app.user().edit_ticket(1, 1, "Wi-Fi is down in the library").await;

    let repeat = app.user().post_with_key("/api/tickets", report, key).await;

    assert_eq!(repeat.text, first.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_is_posted_once_per_key_too() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    let (key, body) = (Uuid::new_v4(), json!({ "body": "Any news?" }));
    let path = format!("/api/tickets/{ticket}/messages");

    let first = app.user().post_with_key(&path, body.clone(), key).await;
    let repeat = app.user().post_with_key(&path, body, key).await;

    assert_eq!(repeat.text, first.text);
    assert_eq!(app.user().get(&path).await.body["items"].as_array().unwrap().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_key_for_two_requests_is_a_mistake() {
    let app = TestApp::spawn().await;
    let key = Uuid::new_v4();
    let report = json!({ "description": "Wi-Fi is down" });
    app.user().post_with_key("/api/tickets", report.clone(), key).await;

    let other_text = json!({ "description": "The lift is stuck" });
    let other_text = app.user().post_with_key("/api/tickets", other_text, key).await;
    let other_role = app.helpdesk().post_with_key("/api/tickets", report, key).await;

    assert_eq!(other_text.body["type"], "/problems/key-reused");
    assert_eq!(other_role.body["type"], "/problems/key-reused");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refused_request_does_not_use_up_its_key() {
    let app = TestApp::spawn().await;
    let key = Uuid::new_v4();
    let dangling = json!({ "description": "Wi-Fi is down", "follows": 77 });
    assert_eq!(app.user().post_with_key("/api/tickets", dangling, key).await.status, 422);

    let mended = json!({ "description": "Wi-Fi is down" });

    assert_eq!(app.user().post_with_key("/api/tickets", mended, key).await.status, 201);
}
