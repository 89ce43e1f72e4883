//! What a stream keeps from users.

mod two_worlds;

use std::collections::BTreeSet;

use serde_json::json;

use crate::support::TestApp;

#[tokio::test(flavor = "multi_thread")]
async fn of_a_closed_ticket_a_user_is_sent_that_it_is_gone_and_nothing_more() {
    let app = TestApp::spawn().await;
    let ticket = app.active_ticket("Wi-Fi is down").await;
    let (mut live, _) = app.user().listen().await;

    app.helpdesk().move_ticket(ticket, "closed").await;

    let absent = json!(null);
    let gone = json!({
        "position": 3, "ticket": ticket, "kind": "gone",
        "role": absent, "at": absent, "category": absent, "status": absent,
    });
    assert_eq!(live.ticket_event().await.data, gone);
    for after in [0, 1, 2] {
        let (mut resumed, _) = app.user().listen_after(after).await;
        assert_eq!(resumed.ticket_event().await.data, gone, "after {after}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn whatever_comes_and_goes_meanwhile_a_user_is_sent_nothing_of_what_is_gone() {
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
            let message = live.ticket_event().await;
            let ticket = message.data["ticket"].as_i64().unwrap();
            assert!(message.id > last && !gone.contains(&ticket), "{message:?}");
            last = message.id;
            if message.data["kind"] == "gone" {
                gone.insert(ticket);
                // Whoever comes now is sent no more of it than that.
                let (mut late, _) = app.user().listen_after(0).await;
                while let of_ticket = late.ticket_event().await
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
