//! What a kind of problem usually takes is told to everybody, if enough tickets stand behind it.

use backend::config::AnalysisAddress;
use reqwest::Method;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{TestApp, send};

/// A helpdesk whose service of closing times gives this answer.
async fn with_times(answer: ResponseTemplate) -> (TestApp, MockServer) {
    let service = MockServer::start().await;
    let times = Mock::given(method("GET")).and(path("/expected")).respond_with(answer);
    times.mount(&service).await;
    let address = AnalysisAddress { name: "resolution".into(), url: service.uri() };
    (TestApp::spawn_with(|config| config.analytics = vec![address]).await, service)
}

fn times(category: &str, tickets: u32, median: Value, ninetieth: Value) -> Value {
    json!({
        "category": category, "tickets": tickets,
        "median_seconds": median, "ninetieth_seconds": ninetieth,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn both_roles_learn_rounded_times_of_categories_with_at_least_twenty_tickets() {
    let answer = json!([
        times("facility_management", 42, json!(70_123.456), json!(250_001.5)),
        times("technical_it", 19, json!(10.0), json!(20.0)),
        times("services_complaints", 0, json!(null), json!(null)),
    ]);
    let (app, _service) = with_times(ResponseTemplate::new(200).set_body_json(answer)).await;
    let told = json!([{
        "category": "facility_management", "tickets": 40,
        "half_within_seconds": 86_400, "most_within_seconds": 259_200,
    }]);
    for client in [app.user(), app.helpdesk()] {
        let expected = client.get("/api/expected").await;
        assert_eq!((expected.status.as_u16(), expected.body), (200, told.clone()));
        let request = client.request(Method::GET, "/api/expected");
        let words = send(request.header("Accept", "text/plain")).await;
        let sentence = "facility_management Problems like this were usually closed within 3 days \
            (half within 1), from about 40 tickets of the last 90 days.\n";
        assert_eq!(words.text, sentence);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_is_away_or_talks_nonsense_is_unavailable() {
    for answer in [
        ResponseTemplate::new(500),
        ResponseTemplate::new(200).set_body_string("soon"),
        ResponseTemplate::new(200).set_body_json(json!([{ "category": "gardening" }])),
    ] {
        let (app, _service) = with_times(answer).await;
        let expected = app.user().get("/api/expected").await;
        assert_eq!(expected.body["type"], "/problems/unavailable", "{}", expected.text);
    }
    let app = TestApp::spawn().await;
    assert_eq!(app.user().get("/api/expected").await.body["type"], "/problems/unavailable");
}
