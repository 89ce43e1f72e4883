//! Whether something is going on is passed on from its service, which is told who asks.

use reqwest::Method;
use serde_json::{Value, json};
use shared::role::Role;
use wiremock::matchers::{header, method, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::support::{Client, TestApp, send};

fn quiet() -> Value {
    json!({ "surge": null, "as_of": "2026-11-28T09:00:00Z" })
}

fn surge() -> Value {
    json!({
        "surge": {
            "words": ["Wi-Fi", "library"], "category": "technical_it", "reports": 9,
            "since": "2026-11-28T08:00:00Z", "tickets": [4, 5, 6, 7, 8, 9, 10, 11, 12],
        },
        "as_of": "2026-11-28T09:00:00Z",
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn each_role_gets_the_answer_that_is_meant_for_it() {
    let service = MockServer::start().await;
    for (role, answer) in [(Role::User, quiet()), (Role::Helpdesk, surge())] {
        let asked = Mock::given(method("GET")).and(path("/pulse"));
        let asked = asked.and(header(Role::HEADER, role.as_ref()));
        asked.respond_with(ResponseTemplate::new(200).set_body_json(answer)).mount(&service).await;
    }
    let app = TestApp::spawn_with(|config| config.pulse = service.uri()).await;

    assert_eq!(app.user().get("/api/pulse").await.body, quiet());
    assert_eq!(app.helpdesk().get("/api/pulse").await.body, surge());
    let words = async |client: Client| {
        let request = client.request(Method::GET, "/api/pulse");
        send(request.header("Accept", "text/plain")).await.text
    };
    assert_eq!(words(app.user()).await, "");
    // In the time of the campus.
    let told = "9 reports about “Wi-Fi” and “library” since 09:00, far more than usual.\n\
        Wi-Fi library\ntechnical_it\n4 5 6 7 8 9 10 11 12\n";
    assert_eq!(words(app.helpdesk()).await, told);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_its_service_nothing_else_is_missing() {
    let app = TestApp::spawn().await;
    let pulse = app.user().get("/api/pulse").await;
    assert_eq!(
        (pulse.status.as_u16(), &pulse.body["type"]),
        (503, &json!("/problems/unavailable"))
    );
    app.ticket("The lift in building B is stuck").await;
}
