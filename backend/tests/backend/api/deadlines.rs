//! No request lasts for ever.

use futures_util::future::join_all;

use crate::support::{TestApp, send_raw};

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
