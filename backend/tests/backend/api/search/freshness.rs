//! A search finds what was sent a moment ago.

use super::ids;
use crate::support::{Client, TestApp};

#[tokio::test(flavor = "multi_thread")]
async fn what_was_just_sent_is_found_every_time() {
    let app = TestApp::spawn().await;
    for n in 0..40 {
        let ticket = app.ticket(&format!("Zebra{n}x on the lawn")).await;
        for client in [app.user(), app.helpdesk()] {
            let page = client.search(&format!("zebra{n}x"), "").await;
            assert_eq!((ids(&page), page.get("partial")), (vec![ticket], None), "{n}");
        }
    }
    app.user().message(1, "It has okapi legs").await;
    assert_eq!(app.user().found("okapi zebra0x").await, [1]);
    app.user().edit_ticket(2, 1, "A giraffe on the lawn").await;
    assert_eq!(app.user().found("giraffe").await, [2]);
    assert!(app.user().found("zebra1x").await.is_empty());
    app.helpdesk().move_ticket(3, "active").await;
    let page = app.user().search("zebra2x", "status=active").await;
    assert_eq!((ids(&page), &page["matches"]["active"]), (vec![3], &1.into()));
    app.helpdesk().move_ticket(3, "closed").await;
    assert!(app.user().found("zebra2x").await.is_empty());
    assert_eq!(app.helpdesk().found("zebra2x").await, [3]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_many_send_at_once_is_found_by_each_at_another_server() {
    let app = TestApp::spawn().await;
    let other = app.another_server().await;
    let sending = (0..12).map(async |n| {
        let ticket = app.ticket(&format!("Okapi{n}x in the yard")).await;
        let found = Client::new(&other, "user").found(&format!("okapi{n}x")).await;
        assert_eq!(found, [ticket], "{n}");
    });
    futures_util::future::join_all(sending).await;
    let page = app.user().search("okapi", "").await;
    assert_eq!(page["matches"]["open"], 12);
}
