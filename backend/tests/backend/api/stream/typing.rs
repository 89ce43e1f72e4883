//! Typing indicators: sent to those who listen just then, stored nowhere.

use std::time::Duration;

use diesel_async::SimpleAsyncConnection as _;
use serde_json::{Value, json};
use shared::stream::TICKET_EVENT;
use tokio::time::timeout;

use super::faults::wait_for_listeners;
use crate::support::{Client, EventStream, Response, TestApp};

async fn signal(client: &Client, ticket: i64, signal: Value) -> Response {
    client.put(&format!("/api/tickets/{ticket}/typing"), signal).await
}

/// What a stream is sent when somebody goes on typing: an indicator may be lost, and pages repeat theirs.
async fn received(stream: &mut EventStream, client: &Client, ticket: i64, typing: &Value) -> Value {
    for _ in 0..15 {
        let signalled = signal(client, ticket, typing.clone()).await;
        assert_eq!((signalled.status.as_u16(), signalled.text.as_str()), (204, ""));
        if let Ok(indicator) = timeout(Duration::from_secs(2), stream.typing()).await {
            return indicator;
        }
    }
    panic!("no indicator comes");
}

/// The id of the next event of the log, whatever indicators come before it.
async fn next_position(stream: &mut EventStream) -> i64 {
    loop {
        let message = stream.next().await.unwrap();
        if message.event == TICKET_EVENT {
            return message.id;
        }
    }
}

fn writing(sender: u32) -> Value {
    json!({ "activity": "writing", "sender": sender })
}

#[tokio::test(flavor = "multi_thread")]
async fn an_indicator_is_sent_in_both_roles_by_all_servers_and_is_no_part_of_the_log() {
    let app = TestApp::spawn().await;
    let other = app.another_server().await;
    wait_for_listeners(&app, 2).await;
    let ticket = app.ticket("The lift is stuck").await;
    let before = app.helpdesk().get(&format!("/api/tickets/{ticket}")).await.body;
    let (mut user, _) = app.user().listen().await;
    let (mut helpdesk, _) = app.helpdesk().listen().await;
    let (mut elsewhere, _) = Client::new(&other, "user").listen().await;

    let editing = json!({ "activity": "editing", "sender": 4_294_967_295_u32 });
    let indicator = json!({
        "ticket": ticket, "role": "helpdesk", "activity": "editing", "sender": 4_294_967_295_u32
    });
    for stream in [&mut user, &mut helpdesk, &mut elsewhere] {
        assert_eq!(received(stream, &app.helpdesk(), ticket, &editing).await, indicator);
    }
    // Who comes later, or comes back, is sent what is stored and nothing else.
    let (mut later, hello) = app.user().listen_after(0).await;
    assert_eq!((hello.id, later.ticket_event().await.id), (0, 1));
    assert_eq!(app.helpdesk().get("/api/events").await.body["head"], 1);
    assert_eq!(app.helpdesk().get(&format!("/api/tickets/{ticket}")).await.body, before);
    app.user().message(ticket, "Somebody is inside").await;
    for stream in [&mut user, &mut helpdesk, &mut elsewhere, &mut later] {
        assert_eq!(next_position(stream).await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_is_typing_in_a_ticket_that_they_may_not_change() {
    let app = TestApp::spawn().await;
    wait_for_listeners(&app, 1).await;
    let open = app.ticket("The lift is stuck").await;
    let closed = app.closed_ticket("Wi-Fi is down").await;
    let (mut user, _) = app.user().listen().await;
    let (mut helpdesk, _) = app.helpdesk().listen().await;

    for (client, ticket, status) in
        [(app.user(), closed, 404), (app.user(), 999_999, 404), (app.helpdesk(), closed, 409)]
    {
        assert_eq!(signal(&client, ticket, writing(1)).await.status, status);
    }
    for body in [
        json!({ "activity": "dancing", "sender": 1 }),
        json!({ "activity": "writing" }),
        json!({ "activity": "writing", "sender": -1 }),
        json!({ "activity": "writing", "sender": 4_294_967_296_u64 }),
        json!({ "activity": "writing", "sender": 1, "text": "The lift" }),
    ] {
        let refused = signal(&app.user(), open, body).await;
        assert_eq!(
            (refused.status.as_u16(), &refused.body["type"]),
            (400, &json!("/problems/bad-request"))
        );
    }
    let indicator = json!({ "ticket": open, "role": "user", "activity": "writing", "sender": 2 });
    for stream in [&mut user, &mut helpdesk] {
        let first = received(stream, &app.user(), open, &writing(2)).await;
        assert_eq!(first, indicator, "the first that is sent");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn however_many_indicators_there_are_no_event_is_lost() {
    let app = TestApp::spawn().await;
    wait_for_listeners(&app, 1).await;
    let ticket = app.ticket("The lift is stuck").await;
    let (mut user, _) = app.user().listen().await;

    let flood = format!(
        "SELECT pg_notify('typing_indicators', json_build_object('ticket', {ticket}, 'role', 'user',
                'activity', 'writing', 'sender', n)::text),
            pg_notify('typing_indicators', 'nonsense ' || n) FROM generate_series(1, 50000) AS n"
    );
    app.database.owner().await.batch_execute(&flood).await.unwrap();
    let writers = (0..8).map(|writer: u32| {
        let (user, helpdesk) = (app.user(), app.helpdesk());
        async move {
            for n in 0..25 {
                signal(&helpdesk, ticket, writing(writer * 25 + n)).await;
                user.message(ticket, "Somebody is inside").await;
            }
        }
    });
    futures_util::future::join_all(writers).await;

    let (mut last, mut indicators) = (1, 0);
    while last < 201 {
        let message = user.next().await.unwrap();
        if message.event == TICKET_EVENT {
            assert_eq!(message.id, last + 1);
            last = message.id;
        } else {
            indicators += 1;
        }
    }
    assert!((1..1_000).contains(&indicators), "{indicators} indicators");
}
