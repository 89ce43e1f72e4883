//! Nobody waits for those who have nothing to do with them.

use diesel_async::SimpleAsyncConnection as _;

use super::faults::edit_in_bulk;
use crate::support::TestApp;

/// Read page by page from the database.
const EVENTS: i64 = 6_000;
/// What follows this is not in memory.
const POSITION: i64 = 1_000;
/// They wait for each other.
const USERS: usize = 12;

#[tokio::test(flavor = "multi_thread")]
async fn the_helpdesk_does_not_wait_for_users_who_catch_up() {
    let app = TestApp::spawn().await;
    edit_in_bulk(&app, EVENTS).await;
    // What is new has been read, for users too.
    assert_eq!(app.user().listen().await.1.data["head"], EVENTS + 1);
    let mut owner = app.database.owner().await;
    // What users may know depends on this table; the helpdesk's log does not.
    owner.batch_execute("BEGIN; LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE").await.unwrap();
    let users = (0..USERS).map(|_| {
        let user = app.user();
        async move { user.listen_after(POSITION).await.0.heartbeat().await }
    });
    let users = futures_util::future::select_all(users.map(Box::pin));

    let helpdesk = async {
        let (mut stream, _) = app.helpdesk().listen_after(0).await;
        stream.ticket_events(usize::try_from(EVENTS).unwrap()).await
    };

    tokio::select! {
        received = helpdesk => assert_eq!(received.last().unwrap().id, EVENTS),
        _ = users => panic!("a user has waited for a heartbeat before the helpdesk was sent anything"),
    }
}
