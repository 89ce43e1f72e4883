//! How long a kind of problem usually takes is published for everybody, if enough tickets stand behind it.

use backend::config::AnalysisAddress;
use serde_json::{Value, json};
use wiremock::matchers::{method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::TestApp;

const UNAVAILABLE: &str = "/problems/analysis-unavailable";

/// A helpdesk whose service gives this response for resolution times.
async fn with_times(response: ResponseTemplate) -> (TestApp, MockServer) {
    let service = MockServer::start().await;
    let times = Mock::given(method("GET")).and(path("/resolution-times")).respond_with(response);
    times.mount(&service).await;
    let url = service.uri().parse().unwrap();
    let address = AnalysisAddress { name: "resolution".into(), url };
    (TestApp::spawn_with(|config| config.analytics = vec![address]).await, service)
}

fn times(category: &str, tickets: u32, median: Value, p90: Value) -> Value {
    json!({
        "category": category, "tickets": tickets, "median_seconds": median, "p90_seconds": p90,
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn both_roles_learn_rounded_times_of_categories_with_at_least_twenty_tickets() {
    let exact = json!([
        times("facility_management", 42, json!(70_123.456), json!(250_001.5)),
        times("technical_it", 19, json!(10.0), json!(20.0)),
        times("services_complaints", 0, json!(null), json!(null)),
    ]);
    let (app, _service) = with_times(ResponseTemplate::new(200).set_body_json(exact)).await;
    let published = json!([{
        "category": "facility_management", "tickets": 40,
        "half_within_seconds": 86_400, "most_within_seconds": 259_200,
    }]);
    for client in [app.user(), app.helpdesk()] {
        let times = client.get("/api/resolution-times").await;
        assert_eq!((times.status.as_u16(), times.body), (200, published.clone()));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_service_that_is_away_or_talks_nonsense_is_unavailable() {
    for response in [
        ResponseTemplate::new(500),
        ResponseTemplate::new(200).set_body_string("soon"),
        ResponseTemplate::new(200).set_body_json(json!([{ "category": "gardening" }])),
    ] {
        let (app, _service) = with_times(response).await;
        let times = app.user().get("/api/resolution-times").await;
        assert_eq!(times.body["type"], UNAVAILABLE, "{}", times.text);
    }
    let app = TestApp::spawn().await;
    assert_eq!(app.user().get("/api/resolution-times").await.body["type"], UNAVAILABLE);
}
