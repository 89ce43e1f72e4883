use std::collections::BTreeMap;

use reqwest::Method;
use serde_json::json;

use crate::support::{TestApp, send};

#[tokio::test(flavor = "multi_thread")]
async fn of_32_edits_from_one_version_one_wins_and_31_are_shown_the_winner() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;

    let edits = (0..32).map(|n| {
        let client = if n % 2 == 0 { app.user() } else { app.helpdesk() };
        async move { client.edit_ticket(ticket, 1, &format!("Wi-Fi is down in room {n}")).await }
    });
    let answers = futures_util::future::join_all(edits).await;

    let mut statuses = BTreeMap::new();
    for answer in &answers {
        *statuses.entry(answer.status.as_u16()).or_insert(0) += 1;
    }
    assert_eq!(statuses, BTreeMap::from([(200, 1), (412, 31)]));
    let winner = &answers.iter().find(|it| it.status == 200).unwrap().body;
    for loser in answers.iter().filter(|it| it.status == 412) {
        assert_eq!(&loser.body["current"], winner);
        assert_eq!(loser.body["type"], "/problems/stale");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_reads_the_new_text_for_its_category() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift in building B is stuck").await;

    let edited = app.user().edit_ticket(ticket, 1, "I cannot log in to my account").await;

    assert_eq!(edited.body["category"], "technical_it");
    assert_eq!(edited.body["version"], 2);
    assert_eq!(edited.headers["etag"], "\"2\"");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_words_again_change_nothing() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    let before = app.user().get(&format!("/api/tickets/{ticket}")).await;

    let edited = app.helpdesk().edit_ticket(ticket, 1, "  Wi-Fi is down ").await;

    assert_eq!(edited.body, before.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_edit_must_say_which_version_it_was_made_from() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    let path = format!("/api/tickets/{ticket}");
    let edit = || {
        let body = json!({ "description": "Never mind" });
        app.user().request(Method::PATCH, &path).json(&body)
    };

    assert_eq!(send(edit()).await.status, 428);
    for tag in ["\"0\"", "\"x\"", "W/\"1\"", "*", "1", "\"99999999999999999999\""] {
        let answer = send(edit().header("If-Match", tag)).await;
        assert_eq!(answer.status, 412, "{tag}");
        assert_eq!(answer.body["current"]["version"], 1, "{tag}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn history_keeps_every_text_and_who_wrote_it() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    app.helpdesk().edit_ticket(ticket, 1, "Wi-Fi is down in the library").await;
    app.user().edit_ticket(ticket, 2, "Wi-Fi is back").await;
    app.helpdesk().move_ticket(ticket, "active").await;

    let history = app.user().get(&format!("/api/tickets/{ticket}/history")).await;

    let items = history.body["items"].as_array().unwrap();
    let story: Vec<_> = items.iter().map(|it| (&it["kind"], &it["role"], &it["former"])).collect();
    let former = |text: &str, role: &str| json!({ "description": text, "role": role });
    assert_eq!(
        story,
        [
            (&json!("opened"), &json!("user"), &json!(null)),
            (&json!("edited"), &json!("helpdesk"), &former("Wi-Fi is down", "user")),
            (&json!("edited"), &json!("user"), &former("Wi-Fi is down in the library", "helpdesk")),
            (&json!("activated"), &json!("helpdesk"), &json!(null)),
        ]
    );
}
