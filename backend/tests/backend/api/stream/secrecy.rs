//! What a stream keeps from users.

use std::collections::BTreeSet;

use serde_json::json;

use super::heard;
use crate::support::{Message, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn of_a_closed_ticket_a_user_hears_that_it_is_gone_and_nothing_more() {
    let app = TestApp::spawn().await;
    let ticket = app.active_ticket("Wi-Fi is down").await;
    let (mut live, _) = app.user().listen().await;

    app.helpdesk().move_ticket(ticket, "closed").await;

    let absent = json!(null);
    let gone = json!({
        "position": 3, "ticket": ticket, "kind": "gone",
        "role": absent, "at": absent, "category": absent, "status": absent,
    });
    assert_eq!(live.change().await.data, gone);
    for after in [0, 1, 2] {
        let (mut resumed, _) = app.user().listen_after(after).await;
        assert_eq!(resumed.change().await.data, gone, "after {after}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn two_databases_that_differ_in_closed_tickets_only_sound_alike_to_users() {
    let streams = |secret: &'static str, is_edited: bool| async move {
        let app = TestApp::spawn().await;
        app.ticket("The lift in building B is stuck").await;
        let closed = app.active_ticket(secret).await;
        if is_edited {
            app.helpdesk().edit_ticket(closed, 2, "Never mind").await;
        } else {
            app.helpdesk().message(closed, secret).await;
        }
        app.helpdesk().move_ticket(closed, "closed").await;
        app.ticket("The heating is cold").await;
        let mut all = heard(&app.user(), 6).await;
        for after in 1..6 {
            let (mut stream, _) = app.user().listen_after(after).await;
            all.push(stream.change().await);
        }
        // The clock is another one in the other database.
        let mut text = |mut it: Message| {
            it.data["at"].take();
            format!("{} {} {}", it.id, it.event, it.data)
        };
        all.drain(..).map(&mut text).collect::<Vec<_>>()
    };

    let one = streams("The router in the cellar is broken", true).await;
    let other = streams("The canteen overcharged me for soup", false).await;

    assert_eq!(one, other);
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_comes_and_goes_meanwhile_a_user_hears_nothing_of_what_is_gone() {
    const WRITERS: usize = 4;
    const EACH: usize = 8;
    let app = TestApp::spawn().await;
    let (mut live, _) = app.user().listen().await;
    let writers = (0..WRITERS).map(|_| async {
        for _ in 0..EACH {
            let ticket = app.active_ticket("Wi-Fi is down").await;
            app.user().message(ticket, "Any news?").await;
            app.helpdesk().move_ticket(ticket, "closed").await;
        }
    });
    let (mut gone, mut last) = (BTreeSet::new(), 0);
    let listening = async {
        while gone.len() < WRITERS * EACH {
            let message = live.change().await;
            let ticket = message.data["ticket"].as_i64().unwrap();
            assert!(message.id > last && !gone.contains(&ticket), "{message:?}");
            last = message.id;
            if message.data["kind"] == "gone" {
                gone.insert(ticket);
                // Whoever comes now hears no more of it than that.
                let (mut late, _) = app.user().listen_after(0).await;
                while let of_ticket = late.change().await
                    && of_ticket.id != message.id
                {
                    assert_ne!(of_ticket.data["ticket"], ticket, "{of_ticket:?}");
                }
            }
        }
    };
    futures_util::future::join(listening, futures_util::future::join_all(writers)).await;
    assert_eq!(last, i64::try_from(WRITERS * EACH * 4).unwrap());
}
