//! Spikes are passed on from their service, which answers for the role that asks.

use serde_json::{Value, json};
use shared::role::Role;
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::TestApp;

fn no_spike() -> Value {
    json!({ "strongest": null, "as_of": "2026-11-28T09:00:00Z" })
}

fn spike() -> Value {
    json!({
        "strongest": {
            "words": ["Wi-Fi", "library"], "category": "technical_it", "reports": 9,
            "since": "2026-11-28T08:00:00Z", "tickets": [4, 5, 6, 7, 8, 9, 10, 11, 12],
        },
        "as_of": "2026-11-28T09:00:00Z",
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_gets_the_answer_that_is_meant_for_it() {
    let service = MockServer::start().await;
    for (role, report) in [(Role::User, no_spike()), (Role::Helpdesk, spike())] {
        let request = Mock::given(method("GET")).and(path("/spikes"));
        let request = request.and(header(Role::HEADER, role.as_ref()));
        let response = ResponseTemplate::new(200).set_body_json(report);
        request.respond_with(response).mount(&service).await;
    }
    let app = TestApp::spawn_with(|config| config.spikes = service.uri().parse().unwrap()).await;

    assert_eq!(app.user().get("/api/spikes").await.body, no_spike());
    assert_eq!(app.helpdesk().get("/api/spikes").await.body, spike());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_service_nothing_else_is_missing() {
    let app = TestApp::spawn().await;
    let spikes = app.user().get("/api/spikes").await;
    assert_eq!(
        (spikes.status.as_u16(), &spikes.body["type"]),
        (503, &json!("/problems/analysis-unavailable"))
    );
    app.ticket("The lift in building B is stuck").await;
}
