//! Hints that somebody is writing or editing: heard by those who listen just then, kept nowhere.

use std::time::Duration;

use diesel_async::SimpleAsyncConnection as _;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::faults::wait_for_the_ear;
use crate::support::{Client, EventStream, Response, TestApp};

async fn tell(client: &Client, ticket: i64, presence: Value) -> Response {
    client.put(&format!("/api/tickets/{ticket}/presence"), presence).await
}

/// What a stream hears when somebody goes on telling: a hint may be lost, and pages repeat theirs.
async fn heard(stream: &mut EventStream, client: &Client, ticket: i64, presence: &Value) -> Value {
    for _ in 0..15 {
        let told = tell(client, ticket, presence.clone()).await;
        assert_eq!((told.status.as_u16(), told.text.as_str()), (204, ""));
        if let Ok(hint) = timeout(Duration::from_secs(2), stream.hint()).await {
            return hint;
        }
    }
    panic!("no hint is heard");
}

/// The id of the next change, whatever hints come before it.
async fn next_change(stream: &mut EventStream) -> i64 {
    loop {
        let message = stream.next().await.unwrap();
        if message.event == "change" {
            return message.id;
        }
    }
}

fn writing(by: u32) -> Value {
    json!({ "doing": "writing", "by": by })
}

#[tokio::test(flavor = "multi_thread")]
async fn a_hint_is_heard_in_both_roles_on_all_servers_and_is_no_part_of_the_log() {
    let app = TestApp::spawn().await;
    let other = app.another_server().await;
    wait_for_the_ear(&app, 2).await;
    let ticket = app.ticket("The lift is stuck").await;
    let before = app.helpdesk().get(&format!("/api/tickets/{ticket}")).await.body;
    let (mut user, _) = app.user().listen().await;
    let (mut helpdesk, _) = app.helpdesk().listen().await;
    let (mut elsewhere, _) = Client::new(&other, "user").listen().await;

    let presence = json!({ "doing": "editing", "by": 4_294_967_295_u32 });
    let hint = json!({ "ticket": ticket, "role": "helpdesk", "doing": "editing", "by": 4_294_967_295_u32 });
    for stream in [&mut user, &mut helpdesk, &mut elsewhere] {
        assert_eq!(heard(stream, &app.helpdesk(), ticket, &presence).await, hint);
    }
    // Who comes later, or comes back, hears of what is stored and of nothing else.
    let (mut later, hello) = app.user().listen_after(0).await;
    assert_eq!((hello.id, later.change().await.id), (0, 1));
    assert_eq!(app.helpdesk().get("/api/events").await.body["head"], 1);
    assert_eq!(app.helpdesk().get(&format!("/api/tickets/{ticket}")).await.body, before);
    app.user().message(ticket, "Somebody is inside").await;
    for stream in [&mut user, &mut helpdesk, &mut elsewhere, &mut later] {
        assert_eq!(next_change(stream).await, 2);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_hints_at_a_ticket_that_they_may_not_change() {
    let app = TestApp::spawn().await;
    wait_for_the_ear(&app, 1).await;
    let open = app.ticket("The lift is stuck").await;
    let closed = app.closed_ticket("Wi-Fi is down").await;
    let (mut user, _) = app.user().listen().await;
    let (mut helpdesk, _) = app.helpdesk().listen().await;

    for (client, ticket, status) in
        [(app.user(), closed, 404), (app.user(), 999_999, 404), (app.helpdesk(), closed, 409)]
    {
        assert_eq!(tell(&client, ticket, writing(1)).await.status, status);
    }
    for presence in [
        json!({ "doing": "dancing", "by": 1 }),
        json!({ "doing": "writing" }),
        json!({ "doing": "writing", "by": -1 }),
        json!({ "doing": "writing", "by": 4_294_967_296_u64 }),
        json!({ "doing": "writing", "by": 1, "text": "The lift" }),
    ] {
        let refused = tell(&app.user(), open, presence).await;
        assert_eq!(
            (refused.status.as_u16(), &refused.body["type"]),
            (400, &json!("/problems/bad-request"))
        );
    }
    let hint = json!({ "ticket": open, "role": "user", "doing": "writing", "by": 2 });
    for stream in [&mut user, &mut helpdesk] {
        let first = heard(stream, &app.user(), open, &writing(2)).await;
        assert_eq!(first, hint, "the first that is heard");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn however_many_hints_there_are_no_change_is_lost() {
    let app = TestApp::spawn().await;
    wait_for_the_ear(&app, 1).await;
    let ticket = app.ticket("The lift is stuck").await;
    let (mut user, _) = app.user().listen().await;

    let flood = format!(
        "SELECT pg_notify('ticket_hints', '{{\"ticket\":{ticket},\"role\":\"user\",\"doing\":\"writing\",\"by\":' || n || '}}'),
            pg_notify('ticket_hints', 'nonsense ' || n) FROM generate_series(1, 50000) AS n"
    );
    app.database.owner().await.batch_execute(&flood).await.unwrap();
    let writers = (0..8).map(|writer: u32| {
        let (user, helpdesk) = (app.user(), app.helpdesk());
        async move {
            for n in 0..25 {
                tell(&helpdesk, ticket, writing(writer * 25 + n)).await;
                user.message(ticket, "Somebody is inside").await;
            }
        }
    });
    futures_util::future::join_all(writers).await;

    let (mut last, mut hints) = (1, 0);
    while last < 201 {
        let message = user.next().await.unwrap();
        match message.event.as_str() {
            "change" => {
                assert_eq!(message.id, last + 1);
                last = message.id;
            }
            _ => hints += 1,
        }
    }
    assert!((1..1_000).contains(&hints), "{hints} hints");
}
