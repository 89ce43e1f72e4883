//! How the log is followed.

use std::time::Duration;

use analysis_runtime::log_reader::Progress;
use serde_json::json;
use shared::chart::{Chart, Note};
use wiremock::ResponseTemplate;

use crate::support::{FakeApi, Service, garbage};

async fn chart(service: &Service) -> Chart {
    let answer = service.get("/chart").await;
    assert_eq!(answer.status(), 200);
    answer.json().await.unwrap()
}

async fn events(service: &Service) -> Option<f64> {
    chart(service).await.figures[0].value
}

#[tokio::test]
async fn the_log_is_read_page_by_page_and_every_event_once() {
    let api = FakeApi::start(7).await;
    // A service that paused between pages would not be done within an hour.
    let service = Service::start_polling(&api.address(), Duration::from_secs(3_600)).await;
    service.reaches(Progress::Ready { position: 7 }).await;
    assert_eq!(events(&service).await, Some(7.0));
    assert_eq!(api.requests(), 3, "three events a page");
}

#[tokio::test]
async fn what_happens_later_is_read() {
    let api = FakeApi::start(0).await;
    let service = Service::start(&api.address()).await;
    service.reaches(Progress::Ready { position: 0 }).await;
    assert_eq!(events(&service).await, Some(0.0));
    api.becomes("first", 5);
    service.reaches(Progress::Ready { position: 5 }).await;
    assert_eq!(events(&service).await, Some(5.0));
}

#[tokio::test]
async fn no_garbage_is_believed_and_none_stops_the_reader() {
    let api = FakeApi::start(4).await;
    let service = Service::start(&api.address()).await;
    service.reaches(Progress::Ready { position: 4 }).await;

    let elsewhere = FakeApi::start(6).await;
    let responses = garbage(&format!("{}/api/events?after=4", elsewhere.address()));
    let count = responses.len();
    api.gives(responses);
    api.is_asked(count + 1).await;
    assert_eq!(events(&service).await, Some(4.0), "nothing of it was applied");

    api.becomes("first", 6);
    service.reaches(Progress::Ready { position: 6 }).await;
    assert_eq!(events(&service).await, Some(6.0));
    assert_eq!(elsewhere.requests(), 0, "no redirect is followed");
}

#[tokio::test]
async fn events_that_cannot_be_understood_are_skipped_and_counted() {
    let api = FakeApi::start(0).await;
    let events = json!([
        { "position": 1, "ticket": 1, "kind": "opened", "at": null },
        { "position": 2, "ticket": 1, "kind": "merged", "role": "user",
          "at": "2026-03-14T11:00:00Z", "category": "technical_it", "status": "open" },
    ]);
    api.becomes("first", 4);
    let (now, head) = ("2026-03-14T12:00:00Z", 4);
    let page = json!({ "epoch": "first", "head": head, "now": now, "items": events, "next": 2 });
    api.gives([ResponseTemplate::new(200).set_body_json(page)]);
    let service = Service::start(&api.address()).await;
    service.reaches(Progress::Ready { position: 4 }).await;
    let chart = chart(&service).await;
    assert_eq!(chart.figures[0].value, Some(3.0));
    assert_eq!(chart.notes, [Note::EventsSkipped { events: 1 }]);
}

#[tokio::test]
async fn a_log_of_another_epoch_is_read_from_the_start() {
    let api = FakeApi::start(7).await;
    let service = Service::start(&api.address()).await;
    service.reaches(Progress::Ready { position: 7 }).await;
    api.becomes("second", 8);
    service.reaches(Progress::Ready { position: 8 }).await;
    assert_eq!(events(&service).await, Some(8.0));
}

#[tokio::test]
async fn a_head_behind_what_was_read_means_starting_again() {
    let api = FakeApi::start(7).await;
    let service = Service::start(&api.address()).await;
    service.reaches(Progress::Ready { position: 7 }).await;
    api.becomes("first", 5);
    service.reaches(Progress::Ready { position: 5 }).await;
    assert_eq!(events(&service).await, Some(5.0));
}

#[tokio::test]
async fn the_last_answer_stays_while_the_api_is_away() {
    let api = FakeApi::start(4).await;
    let service = Service::start(&api.address()).await;
    service.reaches(Progress::Ready { position: 4 }).await;
    let before = chart(&service).await;
    api.serves(0);
    api.is_asked(5).await;
    let after = chart(&service).await;
    assert_eq!((after.figures, after.as_of), (before.figures, before.as_of));
    assert_eq!(service.get("/readyz").await.status(), 200);
}
