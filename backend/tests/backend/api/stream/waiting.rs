//! Nobody waits for those who have nothing to do with them.

use diesel_async::SimpleAsyncConnection as _;

use super::faults::edit_in_bulk;
use crate::support::TestApp;

/// More than is kept in memory, so that readers from the start ask the database.
const LONG_LOG: i64 = 6_000;
/// More than may ask it at the same time.
const READERS: usize = 12;

#[tokio::test(flavor = "multi_thread")]
async fn the_helpdesk_does_not_wait_for_users_who_catch_up() {
    let app = TestApp::spawn().await;
    edit_in_bulk(&app, LONG_LOG).await;
    let mut owner = app.database.owner().await;
    // What users may know depends on this table; the helpdesk's log does not.
    owner.batch_execute("BEGIN; LOCK TABLE tickets IN ACCESS EXCLUSIVE MODE").await.unwrap();
    let users = (0..READERS).map(|_| {
        let user = app.user();
        async move { user.listen_after(0).await.0.comment().await }
    });
    let users = futures_util::future::select_all(users.map(Box::pin));

    let helpdesk = async {
        let (mut stream, _) = app.helpdesk().listen_after(0).await;
        stream.changes(usize::try_from(LONG_LOG).unwrap()).await
    };

    tokio::select! {
        heard = helpdesk => assert_eq!(heard.last().unwrap().id, LONG_LOG),
        _ = users => panic!("a user has given up waiting before the helpdesk heard anything"),
    }
}
