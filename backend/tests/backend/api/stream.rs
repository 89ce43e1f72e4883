//! The log as it grows: the stream sends what the feed says, at once, each event once.

mod faults;
mod limits;
mod many_listeners;
mod outages;
mod reconnecting_listener;
mod restored;
mod secrecy;
mod typing;
mod waiting;

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Client, EventStream, Message, TestApp, send};

/// What a role is sent from the beginning to a head that is an event it may know of.
async fn from_the_start(client: &Client, head: i64) -> Vec<Message> {
    let (mut stream, hello) = client.listen_after(0).await;
    assert_eq!((hello.id, &hello.data["head"]), (0, &json!(head)));
    let mut all = vec![stream.ticket_event().await];
    while all.last().is_some_and(|it| it.id < head) {
        all.push(stream.ticket_event().await);
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn an_open_stream_is_sent_what_happens_in_either_role() {
    let app = TestApp::spawn().await;
    let (mut user, hello) = app.user().listen().await;
    let (mut helpdesk, _) = app.helpdesk().listen().await;
    assert_eq!((hello.id, &hello.data["head"]), (0, &json!(0)));

    let ticket = app.active_ticket("The lift in building B is stuck").await;

    for stream in [&mut user, &mut helpdesk] {
        let [opened, activated] = &stream.ticket_events(2).await[..] else { panic!("two") };
        assert_eq!(
            (&opened.data["kind"], &opened.data["ticket"]),
            (&json!("opened"), &json!(ticket))
        );
        assert_eq!((activated.id, &activated.data["status"]), (2, &json!("active")));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_sends_exactly_what_the_feed_says() {
    let app = TestApp::spawn().await;
    for text in ["Wi-Fi is down", "The lift is stuck", "The soup is cold"] {
        app.closed_ticket(text).await;
        app.active_ticket(text).await;
    }
    for client in [app.user(), app.helpdesk()] {
        let feed = client.get("/api/events").await.body;
        let sent = from_the_start(&client, 15).await;
        let data: Vec<Value> = sent.into_iter().map(|it| it.data).collect();
        assert_eq!(json!(data), feed["items"]);
        let (_, hello) = client.listen().await;
        assert_eq!((&hello.data["epoch"], hello.id), (&feed["epoch"], 15));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn more_than_is_kept_in_memory_is_sent_in_order() {
    let app = TestApp::spawn().await;
    faults::edit_in_bulk(&app, 15_678).await;
    for client in [app.user(), app.helpdesk()] {
        let ids: Vec<i64> = from_the_start(&client, 15_679).await.iter().map(|it| it.id).collect();
        assert_eq!(ids, (1..=15_679).collect::<Vec<_>>());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_browser_says_in_the_address_who_it_is() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;
    app.ticket("The lift is stuck").await;
    let http = reqwest::Client::new();
    let url = |query: &str| format!("{}/api/events/stream{query}", app.address);
    let get = |query: &str| http.get(url(query));

    let mut stream = EventStream::open(get("?role=user&after=1")).await;
    assert_eq!(stream.next().await.unwrap().id, 1);
    assert_eq!(stream.ticket_event().await.id, 2);
    // What the browser has received counts more than the address, which stays as it was.
    let request = get("?role=helpdesk&after=0").header("Last-Event-ID", "2");
    assert_eq!(EventStream::open(request).await.next().await.unwrap().id, 2);

    for query in ["", "?role=admin", "?role=user&after=-1", "?role=user&after=x", "?role=user&x=1"]
    {
        let refused = send(get(query)).await;
        assert_eq!(
            (refused.status.as_u16(), &refused.body["type"]),
            (400, &json!("/problems/bad-request")),
            "{query}"
        );
    }
    for (header, value) in
        [("X-Role", "helpdesk"), ("X-Role", "?"), ("Last-Event-ID", "-1"), ("Last-Event-ID", "x")]
    {
        let refused = send(get("?role=user").header(header, value)).await;
        assert_eq!(refused.status, 400, "{header}: {value}");
    }
    assert_eq!(send(http.get(format!("{}/api/events?role=user", app.address))).await.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_between_us_and_the_browser_holds_a_stream_back() {
    let app = TestApp::spawn().await;
    let request = app.user().request(Method::GET, "/api/events/stream");
    let response = request.header("Accept-Encoding", "br, gzip").send().await.unwrap();
    let header = |name: &str| response.headers().get(name).and_then(|it| it.to_str().ok());
    assert_eq!(header("content-type"), Some("text/event-stream"));
    assert_eq!(header("cache-control"), Some("no-store"));
    assert_eq!(header("x-accel-buffering"), Some("no"));
    assert_eq!(header("content-encoding"), Some("identity"));
}
