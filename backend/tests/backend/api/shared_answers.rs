//! An answer holds every change that was made before the request, however it is kept.

use std::io::Read as _;

use diesel_async::SimpleAsyncConnection as _;
use reqwest::Method;
use serde_json::json;

use crate::support::{Client, Response, TestApp, send};

const PATHS: [&str; 4] = [
    "/api/tickets",
    "/api/tickets?status=open,active&sort=activity",
    "/api/counts",
    "/api/tickets/1?include=messages,history",
];

/// Asks again with the entity tag of an answer.
async fn again(client: &Client, path: &str, answer: &Response) -> Response {
    let tag = answer.headers["etag"].clone();
    send(client.request(Method::GET, path).header("If-None-Match", tag)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_not_changed_is_not_sent_again() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;
    for client in [app.user(), app.helpdesk()] {
        for path in PATHS {
            let answer = client.get(path).await;
            assert_eq!(answer.headers["cache-control"], "private, no-cache", "{path}");

            let same = again(&client, path, &answer).await;

            assert_eq!((same.status.as_u16(), same.text.as_str()), (304, ""), "{path}");
            assert_eq!(same.headers["etag"], answer.headers["etag"]);
            assert_eq!(same.headers["vary"], "X-Role", "{path}");
        }
    }
    app.user().message(1, "Any news?").await;
    app.active_ticket("The lift is stuck").await;
    for path in PATHS {
        let before = TestApp::spawn().await;
        before.ticket("Wi-Fi is down").await;
        let old = before.user().get(path).await;
        let changed = again(&app.user(), path, &old).await;
        assert_eq!(changed.status, 200, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_change_is_in_the_next_answer_of_every_server() {
    let app = TestApp::spawn().await;
    let other = app.another_server().await;
    let (here, there) = (app.user(), Client::new(&other, "user"));
    for n in 1..=50 {
        app.ticket(&format!("Lift {n} is stuck")).await;
        for reader in [&here, &there] {
            assert_eq!(reader.ids("/api/tickets?limit=1").await, [n]);
            assert_eq!(reader.get("/api/counts").await.body["open"], n);
        }
        let message = here.message(n, "Any news?").await;
        let shown = there.get(&format!("/api/tickets/{n}?include=messages,history")).await;
        assert_eq!(shown.body["thread"]["items"], json!([message.body]));
        let history = there.get(&format!("/api/tickets/{n}/history")).await;
        assert_eq!(shown.body["history"], history.body);
        assert_eq!(history.body["items"].as_array().unwrap().len(), 2);
        assert_eq!(shown.body["messages"], 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_ticket_is_in_no_answer_to_a_user_and_is_as_unknown_as_a_missing_one() {
    let app = TestApp::spawn().await;
    let other = app.another_server().await;
    let ticket = app.active_ticket("Wi-Fi is down").await;
    let path = format!("/api/tickets/{ticket}?include=messages,history");
    let readers = [app.user(), Client::new(&other, "user")];
    let mut before = Vec::new();
    for reader in &readers {
        before.push(reader.get(&path).await);
        assert_eq!(reader.ids("/api/tickets").await, [ticket]);
    }

    app.helpdesk().move_ticket(ticket, "closed").await;

    for (reader, before) in readers.iter().zip(&before) {
        let closed = again(reader, &path, before).await;
        let missing = again(reader, "/api/tickets/77?include=messages", before).await;
        assert_eq!((closed.status, &closed.text), (missing.status, &missing.text));
        assert_eq!(closed.status, 404);
        assert!(reader.ids("/api/tickets").await.is_empty());
    }
    let helpdesk = app.helpdesk().get(&path).await;
    assert_eq!(helpdesk.body["status"], "closed", "one role does not get the other's answer");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_of_another_log_is_not_given_though_that_was_as_long() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck on floor 3").await;
    let path = format!("/api/tickets/{ticket}?include=messages,history");
    assert!(app.user().get(&path).await.text.contains("floor 3"));

    let restored = "UPDATE tickets SET description = 'The lift is stuck on floor 4';
        UPDATE event_head SET epoch = gen_random_uuid()";
    app.database.owner().await.batch_execute(restored).await.unwrap();

    assert!(app.user().get(&path).await.text.contains("floor 4"));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_is_compressed_for_who_takes_that() {
    let app = TestApp::spawn().await;
    for n in 1..=20 {
        app.ticket(&format!("Lift {n} is stuck")).await;
    }
    let (user, plain) = (app.user(), app.user().get("/api/tickets").await);
    for (accepted, encoding) in
        [("gzip, deflate, br", Some("gzip")), ("identity", None), ("gzip;q=0", None)]
    {
        let request = user.request(Method::GET, "/api/tickets").header("Accept-Encoding", accepted);
        let response = request.send().await.unwrap();
        let header = |name: &str| response.headers().get(name).map(|it| it.to_str().unwrap());
        assert_eq!(header("content-encoding"), encoding, "{accepted}");
        assert_eq!(header("etag"), plain.headers["etag"].to_str().ok(), "{accepted}");
        let mut body = response.bytes().await.unwrap().to_vec();
        if encoding.is_some() {
            assert!(body.len() < plain.text.len() / 3);
            let mut text = Vec::new();
            flate2::read::GzDecoder::new(&body[..]).read_to_end(&mut text).unwrap();
            body = text;
        }
        assert_eq!(body, plain.text.as_bytes(), "{accepted}");
    }
}
