//! The analyses are passed on from their services, for the helpdesk only.

use backend::config::AnalysisAddress;
use serde_json::{Value, json};
use wiremock::matchers::{method, path, query_param};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{NO_SERVICE, TestApp};

fn description() -> Value {
    json!({ "name": "fourth", "parameters": [], "kind": "bars" })
}

fn chart() -> Value {
    let point = |label, value| json!({ "label": label, "value": value });
    let points = json!([point("a, b", json!(1.5)), point("=2+3", json!(null))]);
    json!({
        "name": "fourth", "kind": "bars", "unit": "tickets", "figures": [], "axis": "thing", "notes": [],
        "series": [{ "name": "n", "unit": "tickets", "mark": "bar", "points": points }],
        "time_zone": "Europe/Berlin",
        "as_of": { "position": 7, "time": "2026-11-21T03:00:00Z" },
    })
}

/// A helpdesk with one analysis nobody here knows, and one whose service is gone.
async fn with_services() -> (TestApp, MockServer) {
    let service = MockServer::start().await;
    let ok = |body: Value| ResponseTemplate::new(200).set_body_json(body);
    Mock::given(method("GET")).and(path("/")).respond_with(ok(description())).mount(&service).await;
    let ready = Mock::given(path("/readyz")).respond_with(ok(json!({ "status": "ok" })));
    ready.mount(&service).await;
    let refusal = json!({
        "type": "/problems/bad-request", "title": "Bad", "status": 400, "detail": "too far back",
    });
    let refusal = ResponseTemplate::new(400).set_body_json(refusal);
    let far = Mock::given(path("/chart")).and(query_param("last", "9999")).respond_with(refusal);
    far.with_priority(1).mount(&service).await;
    Mock::given(path("/chart")).respond_with(ok(chart())).mount(&service).await;
    let address = |name: &str, url: &str| {
        let url = url.parse().unwrap();
        AnalysisAddress { name: name.into(), url }
    };
    let addresses = vec![address("fourth", &service.uri()), address("gone", NO_SERVICE)];
    (TestApp::spawn_with(|config| config.analytics = addresses).await, service)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_new_analysis_is_listed_as_it_describes_itself_and_a_dead_one_as_unavailable() {
    let (app, _service) = with_services().await;

    let listed = app.helpdesk().get("/analytics").await.body;

    let mut fourth = description();
    fourth["available"] = json!(true);
    assert_eq!(listed[0], fourth);
    assert_eq!((&listed[1]["name"], &listed[1]["available"]), (&json!("gone"), &json!(false)));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chart_is_passed_on_and_the_same_rows_come_as_safe_csv() {
    let (app, _service) = with_services().await;

    let shown = app.helpdesk().get("/analytics/fourth?last=3").await;
    let csv = app.helpdesk().get_as("text/csv", "/analytics/fourth").await;

    assert_eq!(shown.body, chart());
    assert_eq!(csv.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(csv.text, "thing,n\n\"a, b\",1.5\n'=2+3,\n");
    for (accept, is_csv) in [
        ("text/csv, */*;q=0.1", true),
        ("application/json;q=0.5, text/csv", true),
        ("application/json, text/csv;q=0.5", false),
        ("text/html, */*", false),
        ("nonsense", false),
    ] {
        let response = app.helpdesk().get_as(accept, "/analytics/fourth").await;
        assert_eq!(response.text.starts_with("thing,"), is_csv, "{accept}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_goes_wrong_with_an_analysis_is_a_problem_document() {
    let (app, _service) = with_services().await;
    let helpdesk = app.helpdesk();

    let refused = helpdesk.get("/analytics/fourth?last=9999").await;
    let gone = helpdesk.get("/analytics/gone").await;

    assert_eq!((refused.status.as_u16(), &refused.body["detail"]), (400, &json!("too far back")));
    assert_eq!(gone.status, 503);
    assert_eq!(gone.body["type"], "/problems/analysis-unavailable");
    assert!(gone.headers.contains_key("retry-after"));
    assert_eq!(helpdesk.get("/analytics/fifth").await.status, 404);
}

#[tokio::test(flavor = "multi_thread")]
async fn users_see_no_analyses() {
    let (app, _service) = with_services().await;
    for path in ["/analytics", "/analytics/fourth", "/analytics/fifth"] {
        assert_eq!(app.user().get(path).await.body["type"], "/problems/helpdesk-only", "{path}");
    }
}
