//! Whatever is wrong with a request, the answer is a problem document.

use reqwest::Method;
use serde_json::json;
use shared::problem::Problem;
use shared::text;

use crate::support::{Response, TestApp, send};

fn assert_problem(answer: &Response, status: u16, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.text);
    assert_eq!(answer.headers["content-type"], "application/problem+json", "{what}");
    let problem: Problem = serde_json::from_str(&answer.text).expect(what);
    assert_eq!(problem.status, status, "{what}");
    assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{what}");
    assert!(answer.headers.contains_key("content-security-policy"), "{what}");
    assert!(answer.headers.contains_key("x-request-id"), "{what}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_a_bad_request() {
    let app = TestApp::spawn().await;
    for path in [
        "/api/tickets/first",
        "/api/tickets/99999999999999999999",
        "/api/tickets/1%00",
        "/api/tickets?status=open,lost",
        "/api/tickets?limit=many",
        "/api/tickets?colour=red",
        "/api/tickets?limit=1&limit=2",
        "/api/events?after=one",
    ] {
        assert_problem(&app.user().get(path).await, 400, path);
    }
    for path in ["/api/tickets/0", "/api/tickets/-7", "/api/tickets/9223372036854775807"] {
        assert_problem(&app.user().get(path).await, 404, path);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_role_that_is_missing_unknown_or_repeated_is_a_bad_request() {
    let app = TestApp::spawn().await;
    let http = reqwest::Client::new();
    let url = format!("{}/api/tickets", app.address);
    assert_problem(&send(http.get(&url)).await, 400, "missing");
    for role in ["admin", "", "User", "user,helpdesk", "user "] {
        let answer = send(http.get(&url).header("X-Role", role)).await;
        let expected = if role.trim() == "user" { 200 } else { 400 };
        assert_eq!(answer.status, expected, "{role:?}");
    }
    let twice = http.get(&url).header("X-Role", "user").header("X-Role", "helpdesk");
    assert_problem(&send(twice).await, 400, "repeated");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_cannot_be_read_is_refused() {
    let app = TestApp::spawn().await;
    let post = || {
        let request = app.user().request(Method::POST, "/api/tickets");
        request.header("Idempotency-Key", uuid::Uuid::new_v4().to_string())
    };
    let json = || post().header("Content-Type", "application/json");
    let deep = format!("{{\"description\":{}1{}}}", "[".repeat(10_000), "]".repeat(10_000));
    for (what, body) in [
        ("nothing", String::new()),
        ("half", "{\"description\":".to_owned()),
        ("another type", "{\"description\":1}".to_owned()),
        ("twice the same", "{\"description\":\"a\",\"description\":\"b\"}".to_owned()),
        ("a lone surrogate", "{\"description\":\"\\ud800\"}".to_owned()),
        ("deep", deep),
    ] {
        assert_problem(&send(json().body(body)).await, 400, what);
    }
    let huge = json().body(format!("{{\"description\":\"{}\"}}", "a".repeat(text::MAX_JSON_BYTES)));
    assert_problem(&send(huge).await, 413, "huge");
    assert_problem(&send(post().body("description=a")).await, 415, "no type");
    let form = post().header("Content-Type", "application/x-www-form-urlencoded");
    assert_problem(&send(form.body("description=a")).await, 415, "a form");
    let zipped = json().header("Content-Encoding", "gzip").body("{}");
    assert_problem(&send(zipped).await, 415, "encoded");
    let no_key = app.user().request(Method::POST, "/api/tickets");
    assert_problem(&send(no_key.json(&json!({ "description": "a" }))).await, 400, "no key");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_wrong_method_is_answered_with_the_right_ones() {
    let app = TestApp::spawn().await;
    let delete = send(app.user().request(Method::DELETE, "/api/tickets/1")).await;
    assert_problem(&delete, 405, "DELETE");
    assert_eq!(delete.headers["allow"], "GET, PATCH");
    assert_problem(&send(app.user().request(Method::POST, "/")).await, 405, "POST to a page");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_does_not_exist_is_not_found() {
    let app = TestApp::spawn().await;
    for path in
        ["/api", "/api/users", "/api/tickets/1/owner", "/no-such-file.js", "/..%2fetc", "/t"]
    {
        assert_problem(&app.helpdesk().get(path).await, 404, path);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_database_the_server_says_so_and_when_to_come_back() {
    let app = TestApp::spawn_with(|config| {
        // Nobody listens there.
        config.database.database_url = "postgres://postgres@127.0.0.1:1/none".to_owned();
    })
    .await;
    for path in ["/api/tickets", "/api/counts", "/readyz"] {
        let answer = app.user().get(path).await;
        assert_problem(&answer, 503, path);
        assert_eq!(answer.headers["retry-after"], "2", "{path}");
    }
    assert_eq!(app.user().get("/healthz").await.status, 200);
}
