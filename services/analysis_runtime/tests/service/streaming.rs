//! How the stream of the log is followed. Pages are asked for once in an hour here, unless a test says
//! otherwise: what is applied sooner has come by the stream.

use std::time::Duration;

use analysis_runtime::follower::Pace;
use analysis_runtime::log_reader::Progress;
use shared::chart::Chart;

use crate::support::{LiveApi, Service, message, pace};

async fn listening(api: &LiveApi, head: i64) -> Service {
    let service = Service::start_with(api.address(), pace()).await;
    service.reaches(Progress::Ready { position: head }).await;
    api.is_asked_for_streams(1).await;
    service
}

async fn chart(service: &Service) -> Chart {
    service.get("/chart").await.json().await.unwrap()
}

/// The service has applied the first `events` of the log, and each of them once.
async fn has_applied(service: &Service, events: i64) {
    service.reaches(Progress::Ready { position: events }).await;
    assert_eq!(chart(service).await.figures[0].value, Some(events as f64));
}

#[tokio::test]
async fn what_happens_comes_by_the_stream_without_a_page() {
    let api = LiveApi::start(4).await;
    let service = listening(&api, 4).await;
    let pages = api.pages();
    api.gets(5);
    has_applied(&service, 9).await;
    assert_eq!(api.pages(), pages);
}

#[tokio::test]
async fn a_stream_that_ends_or_breaks_off_is_listened_to_again_from_where_it_was() {
    let api = LiveApi::start(4).await;
    let service = listening(&api, 4).await;
    api.gets(1);
    has_applied(&service, 5).await;
    api.ends();
    api.gets(2);
    api.is_asked_for_streams(2).await;
    has_applied(&service, 7).await;
    api.sends("id: 8\nevent: ticket_event\ndata: {\"position\":8,\"tick");
    api.breaks();
    api.gets(2);
    api.is_asked_for_streams(3).await;
    has_applied(&service, 9).await;
}

#[tokio::test]
async fn nothing_that_a_stream_sends_wrongly_is_believed_and_pages_put_it_right() {
    let event = |position: i64| message(position).split_once("data: ").unwrap().1.to_owned();
    let messages = [
        "id: 5\nevent: ticket_event\ndata: {}\n\n".to_owned(),
        "id: 5\nevent: ticket_event\ndata: <html>\n\n".to_owned(),
        "id: 5\nevent: ticket_event\n\ndata: NaN\nevent: ticket_event\n\n".to_owned(),
        format!("id: 6\nevent: ticket_event\ndata: {}", event(5)),
        format!("event: ticket_event\ndata: {}", event(5)),
        format!("id: -1\nevent: ticket_event\ndata: {}", event(-1).replace('5', "6")),
        "event: hello\ndata: {\"epoch\":7}\n\n".to_owned(),
        "event: hello\ndata: {\"epoch\":\"first\",\"head\":4,\"now\":\"0001-01-01T00:00:00Z\"}\n\n"
            .to_owned(),
        "event: hello\ndata: {\"epoch\":\"first\",\"head\":3,\"now\":\"2026-03-14T12:00:00Z\"}\n\n"
            .to_owned(),
        "event: hello\ndata: {\"epoch\":\"other\",\"head\":4,\"now\":\"2026-03-14T12:00:00Z\"}\n\n"
            .to_owned(),
        format!("data: {}\n\n", "x".repeat(100_000)),
        "x".repeat(100_000),
        // A gap: the fifth never came.
        message(7),
    ];
    let api = LiveApi::start(4).await;
    let service = listening(&api, 4).await;
    for (count, text) in messages.iter().enumerate() {
        let pages = api.pages();
        api.sends(text);
        api.is_asked_for_streams(count + 2).await;
        assert!(api.pages() > pages, "no page after {text:.80}");
        has_applied(&service, 4).await;
    }
    api.gets(3);
    has_applied(&service, 7).await;
}

#[tokio::test]
async fn events_that_come_twice_count_once_and_strange_kinds_of_messages_are_no_harm() {
    let api = LiveApi::start(4).await;
    let service = listening(&api, 4).await;
    for text in
        [&message(4), &message(1), ":\n\n", "event: weather\ndata: rain\n\n", "retry: x\n\n"]
    {
        api.sends(text);
    }
    api.gets(1);
    has_applied(&service, 5).await;
    assert_eq!(api.streams(), 1, "the stream was given up");
}

#[tokio::test]
async fn what_a_stream_has_lost_is_found_by_a_page_beside_it() {
    let api = LiveApi::start(4).await;
    let pace = Pace { check_interval: Duration::from_millis(50), ..pace() };
    let service = Service::start_with(api.address(), pace).await;
    service.reaches(Progress::Ready { position: 4 }).await;
    api.is_asked_for_streams(1).await;
    api.gets_silently(5);
    has_applied(&service, 9).await;
    api.sends(&message(7));
    api.gets(1);
    has_applied(&service, 10).await;
}

#[tokio::test]
async fn a_log_of_another_epoch_is_read_from_the_start_by_stream_or_by_page() {
    let api = LiveApi::start(4).await;
    let service = listening(&api, 4).await;
    api.becomes("second", 9);
    api.ends();
    has_applied(&service, 9).await;

    let pace = Pace { check_interval: Duration::from_millis(50), ..pace() };
    let service = Service::start_with(api.address(), pace).await;
    has_applied(&service, 9).await;
    api.becomes("third", 2);
    has_applied(&service, 2).await;
}

#[tokio::test]
async fn a_stream_that_sends_nothing_for_too_long_is_given_up() {
    let api = LiveApi::start(4).await;
    let (stream_timeout, poll_interval) = (Duration::from_millis(50), Duration::from_millis(5));
    let pace = Pace { stream_timeout, poll_interval, ..pace() };
    let service = Service::start_with(api.address(), pace).await;
    service.reaches(Progress::Ready { position: 4 }).await;
    api.is_asked_for_streams(3).await;
    api.omits_hello();
    api.is_asked_for_streams(5).await;
    api.gets_silently(1);
    has_applied(&service, 5).await;
}

#[tokio::test]
async fn without_a_stream_pages_are_asked_for_until_there_is_one() {
    for status in [503, 404, 302, 204] {
        let api = LiveApi::start(4).await;
        api.refuses_streams(Some(status));
        let pace = Pace { poll_interval: Duration::from_millis(5), ..pace() };
        let service = Service::start_with(api.address(), pace).await;
        api.gets(2);
        has_applied(&service, 6).await;
        api.is_asked_for_streams(2).await;
        api.refuses_streams(None);
        api.gets(1);
        has_applied(&service, 7).await;
    }
}

#[tokio::test]
async fn an_event_before_the_hello_is_not_believed() {
    let api = LiveApi::start(4).await;
    api.omits_hello();
    let pace = Pace { poll_interval: Duration::from_millis(5), ..pace() };
    let service = Service::start_with(api.address(), pace).await;
    service.reaches(Progress::Ready { position: 4 }).await;
    api.is_asked_for_streams(1).await;
    let pages = api.pages();
    api.gets(1);
    api.is_asked_for_pages(pages + 1).await;
    has_applied(&service, 5).await;
}

#[tokio::test]
async fn when_the_api_goes_away_the_last_chart_stays_with_its_age() {
    let api = LiveApi::start(4).await;
    let service = listening(&api, 4).await;
    api.gets(1);
    has_applied(&service, 5).await;
    let before = chart(&service).await;
    api.stops().await;
    let after = chart(&service).await;
    assert_eq!((after.figures, after.as_of), (before.figures, before.as_of));
    assert_eq!(service.get("/readyz").await.status(), 200);
}

#[tokio::test]
async fn the_time_of_a_chart_goes_on_with_events_and_not_with_mere_heartbeats() {
    let api = LiveApi::start(4).await;
    let service = listening(&api, 4).await;
    api.gets(1);
    has_applied(&service, 5).await;
    let fifth = chart(&service).await.as_of.time;
    api.sends(":\n\n");
    api.gets(1);
    has_applied(&service, 6).await;
    let sixth = chart(&service).await.as_of.time;
    assert!(sixth > fifth, "{sixth} is not after {fifth}");
    api.sends(":\n\n");
    assert_eq!(chart(&service).await.as_of.time, sixth);
}
