//! How a service answers.

use std::time::Duration;

use analysis_runtime::log_reader::Progress;
use serde_json::Value;
use shared::analysis::Analysis;
use shared::chart::{Chart, Mark};
use shared::problem::ProblemKind;

use crate::support::{FakeApi, Service, problem};

async fn ready_service(api: &FakeApi) -> Service {
    let service = Service::start_polling(&api.address(), Duration::from_secs(3_600)).await;
    service.reaches(Progress::Ready { position: 4 }).await;
    service
}

#[tokio::test]
async fn while_catching_up_it_says_how_far_it_is_and_when_to_ask_again() {
    let api = FakeApi::start(1_204).await;
    api.serves(400);
    let service = Service::start(&api.address()).await;
    service.reaches(Progress::CatchingUp { position: 1_200, head: 1_204 }).await;
    for path in ["/chart", "/readyz"] {
        let answer = service.get(path).await;
        assert_eq!(answer.headers()["retry-after"], "1", "{path}");
        let problem = problem(answer).await;
        assert_eq!(problem.kind, ProblemKind::Unavailable, "{path}");
        assert_eq!(problem.detail, "catching up: read 1200 of 1204 events", "{path}");
    }
    assert_eq!(service.get("/healthz").await.status(), 200);
    assert_eq!(service.get("/").await.status(), 200);

    api.serves(usize::MAX);
    service.reaches(Progress::Ready { position: 1_204 }).await;
    assert_eq!(service.get("/chart").await.status(), 200);
    assert_eq!(service.get("/readyz").await.status(), 200);
}

#[tokio::test]
async fn an_extra_route_of_a_projection_has_an_address_of_its_own() {
    let api = FakeApi::start(4).await;
    let service = ready_service(&api).await;
    assert_eq!(service.get("/count").await.text().await.unwrap(), "4");
    assert_eq!(problem(service.get("/amount").await).await.kind, ProblemKind::NotFound);
}

#[tokio::test]
async fn before_the_api_answers_at_all_it_is_not_ready_but_alive() {
    let api = FakeApi::start(4).await;
    api.serves(0);
    let service = Service::start(&api.address()).await;
    api.is_asked(2).await;
    let problem = problem(service.get("/chart").await).await;
    assert_eq!(problem.detail, "catching up: nothing has been read from the API yet");
    assert_eq!(service.get("/healthz").await.status(), 200);
}

#[tokio::test]
async fn charts_come_from_memory_without_a_request_to_the_api() {
    let api = FakeApi::start(4).await;
    let service = ready_service(&api).await;
    let before = api.requests();
    for _ in 0..50 {
        assert_eq!(service.get("/chart?loud=true").await.status(), 200);
    }
    assert_eq!(api.requests(), before);
}

#[tokio::test]
async fn a_chart_says_which_analysis_it_is_of_its_time_zone_and_how_much_it_rests_on() {
    let api = FakeApi::start(4).await;
    let chart: Chart = ready_service(&api).await.get("/chart").await.json().await.unwrap();
    assert_eq!((chart.name.as_str(), chart.series[0].mark), ("tally", Mark::TableOnly));
    assert_eq!(chart.time_zone, "Europe/Berlin");
    assert_eq!(chart.as_of.position, 4);
    assert_eq!(chart.as_of.time.to_rfc3339(), "2026-03-14T12:00:00+00:00");
    let now = chart.time_range.unwrap().from.to_rfc3339();
    assert!(now.starts_with("2026-03-14T12:00:"), "{now}");
    assert_eq!(chart.figures[0].value, Some(4.0));
}

#[tokio::test]
async fn it_describes_itself() {
    let api = FakeApi::start(4).await;
    let analysis: Analysis = ready_service(&api).await.get("/").await.json().await.unwrap();
    assert_eq!((analysis.name.as_str(), analysis.parameters.len()), ("tally", 1));
}

#[tokio::test]
async fn what_it_does_not_understand_is_a_problem() {
    let api = FakeApi::start(4).await;
    let service = ready_service(&api).await;
    for (path, kind) in [
        ("/chart?loud=perhaps", ProblemKind::BadRequest),
        ("/chart?quiet=true", ProblemKind::BadRequest),
        ("/chart?loud=true&loud=true", ProblemKind::BadRequest),
        ("/charts", ProblemKind::NotFound),
        ("/chart/", ProblemKind::NotFound),
        ("/%00", ProblemKind::NotFound),
    ] {
        assert_eq!(problem(service.get(path).await).await.kind, kind, "{path}");
    }
    for path in ["/", "/chart", "/healthz", "/readyz"] {
        let answer = service.request("DELETE", path).await;
        assert_eq!(answer.headers()["allow"], "GET, HEAD", "{path}");
        assert_eq!(problem(answer).await.kind, ProblemKind::MethodNotAllowed, "{path}");
        assert_eq!(service.request("HEAD", path).await.status(), 200, "{path}");
    }
}

#[tokio::test]
async fn an_answer_is_not_cached_by_anybody() {
    let api = FakeApi::start(4).await;
    let answer = ready_service(&api).await.get("/readyz").await;
    assert_eq!(answer.headers()["cache-control"], "no-store");
    let body: Value = answer.json().await.unwrap();
    assert_eq!((&body["status"], &body["position"]), (&"ready".into(), &4.into()));
}
