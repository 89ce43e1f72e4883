use serde_json::json;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn a_thread_keeps_its_order_and_comes_in_pages() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    for n in 1..=5 {
        let client = if n % 2 == 0 { app.helpdesk() } else { app.user() };
        assert_eq!(client.message(ticket, &format!("message {n}")).await.status, 201);
    }

    let mut read = Vec::new();
    let mut after = String::new();
    loop {
        let path = format!("/api/tickets/{ticket}/messages?limit=2{after}");
        let page = app.user().get(&path).await.body;
        for message in page["items"].as_array().unwrap() {
            read.push((message["body"].clone(), message["role"].clone()));
        }
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => break,
        }
    }

    let role = |n: i32| if n % 2 == 0 { json!("helpdesk") } else { json!("user") };
    let expected: Vec<_> = (1..=5).map(|n| (json!(format!("message {n}")), role(n))).collect();
    assert_eq!(read, expected);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_moves_the_activity_but_does_not_modify_the_ticket() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    let path = format!("/api/tickets/{ticket}");
    let before = app.user().get(&path).await.body;

    let message = app.helpdesk().message(ticket, "We are on it").await.body;
    let after = app.user().get(&path).await.body;

    assert_eq!(after["messages"], 1);
    assert_eq!(after["last_message_role"], "helpdesk");
    assert_eq!(after["last_activity_at"], message["sent_at"]);
    assert_eq!(after["modified_at"], before["modified_at"]);
    assert_eq!(after["version"], before["version"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_message_of_nothing_is_refused_with_its_field() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;

    let refused = app.user().message(ticket, " \u{0} ").await;

    assert_eq!(refused.status, 422);
    assert_eq!(refused.body["errors"][0]["pointer"], "/body");
}
