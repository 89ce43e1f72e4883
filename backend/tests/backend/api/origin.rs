//! A page of another site can neither read nor change anything through the browser of its visitor.

use reqwest::Method;
use serde_json::json;

use crate::support::{TestApp, send, send_raw};

#[tokio::test(flavor = "multi_thread")]
async fn only_who_knows_a_name_of_the_server_is_answered() {
    let app = TestApp::spawn_with(|config| config.hosts = vec!["Lodge.Example".to_owned()]).await;
    for (host, status) in [
        ("localhost", 200),
        ("LocalHost:8080", 200),
        ("127.0.0.1:1", 200),
        ("[::1]:8080", 200),
        ("lodge.example", 200),
        ("lodge.example:443", 200),
        ("evil.example", 421),
        ("lodge.example.evil.example", 421),
        ("evil.example:8080", 421),
        ("192.0.2.1", 421),
        ("user@localhost", 421),
        ("a b", 421),
        ("", 421),
    ] {
        let request = app.helpdesk().request(Method::GET, "/api/events");
        let answer = send(request.header("Host", host)).await;
        assert_eq!(answer.status, status, "{host:?}: {}", answer.text);
        assert_eq!(answer.headers["cache-control"], "no-store", "{host:?}");
        if status == 421 {
            assert_eq!(answer.headers["content-type"], "application/problem+json", "{host:?}");
            assert_eq!(answer.body["type"], "/problems/misdirected", "{host:?}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_at_all_is_answered_under_a_foreign_name() {
    let app = TestApp::spawn().await;
    for path in [
        "/",
        "/api/tickets",
        "/api/events/stream?role=helpdesk",
        "/api/docs/",
        "/api/openapi.json",
        "/analytics",
        "/metrics",
        "/healthz",
        "/no-such-page",
    ] {
        let request = app.helpdesk().request(Method::GET, path).header("Host", "evil.example");
        assert_eq!(send(request).await.status, 421, "{path}");
    }
    let report = app.user().request(Method::POST, "/api/tickets").header("Host", "evil.example");
    assert_eq!(send(report.json(&json!({ "description": "Wi-Fi is down" }))).await.status, 421);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_name_counts_wherever_a_request_gives_it() {
    let app = TestApp::spawn().await;
    for (request, status) in [
        ("GET http://localhost/healthz HTTP/1.1\r\nHost: localhost\r\n", 200),
        ("GET http://evil.example/healthz HTTP/1.1\r\nHost: localhost\r\n", 421),
        ("GET http://localhost/healthz HTTP/1.1\r\nHost: evil.example\r\n", 421),
        ("GET /healthz HTTP/1.0\r\n", 421),
        ("GET /healthz HTTP/1.1\r\n", 400),
        ("GET /healthz HTTP/1.1\r\nHost: localhost\r\nHost: evil.example\r\n", 400),
    ] {
        let (answered, response) =
            send_raw(&app.address, &format!("{request}Connection: close\r\n\r\n")).await;
        assert_eq!(answered, status, "{request}: {response}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn other_sites_can_link_to_a_page_and_do_nothing_else() {
    let app = TestApp::spawn().await;
    for (method, path, site, mode, status) in [
        (Method::GET, "/api/tickets", "cross-site", "cors", 403),
        (Method::GET, "/api/tickets", "same-site", "cors", 403),
        (Method::GET, "/api/events/stream", "cross-site", "no-cors", 403),
        (Method::POST, "/api/tickets", "cross-site", "navigate", 403),
        (Method::POST, "/api/tickets", "same-site", "cors", 403),
        (Method::GET, "/api/tickets", "cross-site", "navigate", 200),
        (Method::GET, "/api/tickets", "same-origin", "cors", 200),
        (Method::GET, "/api/tickets", "none", "navigate", 200),
    ] {
        let request = app.user().request(method.clone(), path);
        let answer =
            send(request.header("Sec-Fetch-Site", site).header("Sec-Fetch-Mode", mode)).await;
        assert_eq!(answer.status, status, "{method} {path} {site} {mode}: {}", answer.text);
        if status == 403 {
            assert_eq!(
                answer.body["type"], "/problems/cross-site",
                "{method} {path} {site} {mode}"
            );
        }
    }
}
