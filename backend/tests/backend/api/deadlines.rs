//! No request lasts for ever: neither one that does not arrive, nor one that the database does not answer.

use std::time::Duration;

use diesel::sql_query;
use diesel_async::{RunQueryDsl as _, SimpleAsyncConnection as _};
use futures_util::future::join_all;
use tokio::time::{sleep, timeout};

use crate::support::raw_stream::LIMIT;
use crate::support::{Network, TestApp, TestDatabase, send_raw};

/// The head of a report, up to what says how long its body is.
const REPORT: &str = "POST /api/tickets HTTP/1.1\r\nHost: localhost\r\nX-Role: user\r\n\
    Content-Type: application/json\r\n\
    Idempotency-Key: 9f1b1c52-6a0e-4c83-9a6b-2f3f4ad3c001\r\n";

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_does_not_arrive_ends_the_request_and_the_connection() {
    let app = TestApp::spawn().await;
    let stalled = [
        format!("{REPORT}Content-Length: 50\r\n\r\n{{"),
        format!("{REPORT}Transfer-Encoding: chunked\r\n\r\n1\r\n{{\r\n"),
    ];

    for (status, response) in join_all(stalled.iter().map(|it| send_raw(&app.address, it))).await {
        assert_eq!(status, 408, "{response}");
        assert!(response.contains("/problems/request-timeout"), "{response}");
    }

    assert!(app.user().ids("/api/tickets").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_request_that_is_answered_before_its_body_has_arrived_keeps_no_connection() {
    let app = TestApp::spawn().await;
    let mut requests = Vec::new();
    for (head, status) in [
        ("GET /healthz HTTP/1.1\r\nHost: localhost\r\n", 200),
        ("GET /metrics HTTP/1.1\r\nHost: localhost\r\nAccept-Encoding: gzip, br\r\n", 200),
        ("GET /healthz HTTP/1.1\r\nHost: evil.example\r\n", 421),
        ("POST /api/tickets HTTP/1.1\r\nHost: localhost\r\nContent-Encoding: gzip\r\n", 415),
        ("POST /api/tickets HTTP/1.1\r\nHost: localhost\r\n", 400),
        ("PUT /api/tickets/1/typing HTTP/1.1\r\nHost: localhost\r\nX-Role: user\r\n", 415),
    ] {
        for body in ["Content-Length: 50\r\n\r\n{", "Transfer-Encoding: chunked\r\n\r\n1\r\n{\r\n"]
        {
            requests.push((format!("{head}{body}"), status));
        }
    }

    let answers = join_all(requests.iter().map(|(it, _)| send_raw(&app.address, it))).await;

    for ((request, expected), (status, response)) in requests.iter().zip(answers) {
        assert_eq!(status, *expected, "{request}: {response}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_may_arrive_in_pieces() {
    let app = TestApp::spawn().await;
    let pieces = ["{\"description\":", "\"Wi-Fi ", "is down\"}"];
    let pieces = pieces.map(|it| format!("{:x}\r\n{it}\r\n", it.len())).concat();
    let request =
        format!("{REPORT}Connection: close\r\nTransfer-Encoding: chunked\r\n\r\n{pieces}0\r\n\r\n");

    let (status, response) = send_raw(&app.address, &request).await;

    assert_eq!(status, 201, "{response}");
}

/// Waits until a query waits for a lock in a database.
async fn wait_for_a_waiting_query(database: &TestDatabase) {
    let mut conn = database.owner().await;
    let waiting = "SELECT pid FROM pg_stat_activity
        WHERE datname = current_database() AND wait_event_type = 'Lock'";
    let found = async {
        while sql_query(waiting).execute(&mut conn).await.unwrap() == 0 {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(LIMIT, found).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_network_that_freezes_costs_one_request_but_no_connection_of_the_pool() {
    let database = TestDatabase::create().await;
    let network = Network::of(&database).await;
    let app = TestApp::on_with(database, |config| {
        config.database.database_url.clone_from(&network.url);
        config.pool_size = 1;
    })
    .await;
    let path = format!("/api/tickets/{}", app.ticket("Wi-Fi is down").await);
    let mut owner = app.database.owner().await;
    owner.batch_execute("BEGIN; LOCK TABLE tickets").await.unwrap();
    let (user, url) = (app.user(), path.clone());
    let answer = tokio::spawn(async move { user.get(&url).await });
    wait_for_a_waiting_query(&app.database).await;

    network.freeze();

    let answer = timeout(LIMIT, answer).await.expect("an answer").unwrap();
    assert_eq!(answer.status, 503, "{}", answer.text);
    assert_eq!(answer.body["type"], "/problems/unavailable");
    assert!(answer.text.contains("whether a change was made is unknown"), "{}", answer.text);
    owner.batch_execute("COMMIT").await.unwrap();
    let recovered = async {
        while app.user().get(&path).await.status != 200 {
            sleep(Duration::from_millis(100)).await;
        }
    };
    timeout(LIMIT, recovered).await.expect("the pool recovers");
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_go_on_after_a_network_that_froze() {
    let database = TestDatabase::create().await;
    let network = Network::of(&database).await;
    let app = TestApp::on_with(database, |config| {
        config.database.database_url.clone_from(&network.url);
        config.pool_size = 2;
    })
    .await;
    let ticket = app.ticket("Wi-Fi is down").await;
    let mut owner = app.database.owner().await;
    owner.batch_execute("BEGIN; SELECT FROM event_head FOR UPDATE").await.unwrap();
    let messages = (0..8).map(|_| {
        let user = app.user();
        tokio::spawn(async move { user.message(ticket, "Any news?").await })
    });
    let messages: Vec<_> = messages.collect();
    wait_for_a_waiting_query(&app.database).await;

    network.freeze();
    owner.batch_execute("COMMIT").await.unwrap();

    for message in messages {
        let answer = timeout(LIMIT, message).await.expect("an answer").unwrap();
        assert!(answer.status == 503 || answer.status == 201, "{}", answer.text);
    }
    let recovered = async {
        while app.user().message(ticket, "Any news?").await.status != 201 {
            sleep(Duration::from_millis(100)).await;
        }
    };
    timeout(LIMIT, recovered).await.expect("the pool recovers");
}
