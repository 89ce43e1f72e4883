//! Hints that somebody is writing or editing: heard by those who listen just then, kept nowhere.

use serde_json::{Value, json};

use super::faults::wait_for_the_ear;
use crate::support::{Client, Response, TestApp};

async fn tell(client: &Client, ticket: i64, presence: Value) -> Response {
    client.put(&format!("/api/tickets/{ticket}/presence"), presence).await
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
    let told = tell(&app.helpdesk(), ticket, presence).await;
    assert_eq!((told.status.as_u16(), told.text.as_str()), (204, ""));

    let hint = json!({ "ticket": ticket, "role": "helpdesk", "doing": "editing", "by": 4_294_967_295_u32 });
    for stream in [&mut user, &mut helpdesk, &mut elsewhere] {
        assert_eq!(stream.hint().await, hint);
    }
    // Who comes later, or comes back, hears of what is stored and of nothing else.
    let (mut later, hello) = app.user().listen_after(0).await;
    assert_eq!((hello.id, later.change().await.id), (0, 1));
    assert_eq!(app.helpdesk().get("/api/events").await.body["head"], 1);
    assert_eq!(app.helpdesk().get(&format!("/api/tickets/{ticket}")).await.body, before);
    app.user().message(ticket, "Somebody is inside").await;
    for stream in [&mut user, &mut helpdesk, &mut elsewhere, &mut later] {
        assert_eq!(stream.change().await.id, 2);
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
    tell(&app.user(), open, writing(2)).await;

    for stream in [&mut user, &mut helpdesk] {
        let hint = json!({ "ticket": open, "role": "user", "doing": "writing", "by": 2 });
        assert_eq!(stream.hint().await, hint, "the first that is heard");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn however_many_hints_there_are_no_change_is_lost() {
    let app = TestApp::spawn().await;
    wait_for_the_ear(&app, 1).await;
    let ticket = app.ticket("The lift is stuck").await;
    let (mut user, _) = app.user().listen().await;

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

    let (mut last, mut hints) = (1, Vec::new());
    while last < 201 {
        let message = user.next().await.unwrap();
        match message.event.as_str() {
            "change" => {
                assert_eq!(message.id, last + 1);
                last = message.id;
            }
            _ => hints.push(message.data["by"].as_u64().unwrap()),
        }
    }
    let heard = hints.len();
    hints.sort_unstable();
    hints.dedup();
    assert!(heard > 0 && hints.len() == heard, "{heard} hints, {} of them different", hints.len());
}
