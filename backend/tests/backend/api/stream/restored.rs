//! A restored backup is another log, whoever restored it and however: nobody has to say so.

use diesel::QueryableByName;
use diesel::sql_query;
use diesel::sql_types::Text;
use diesel_async::{RunQueryDsl as _, SimpleAsyncConnection as _};
use serde_json::json;

use crate::support::{Client, Message, TestApp, TestDatabase};

#[derive(Debug, PartialEq, QueryableByName)]
struct StoredEpoch {
    #[diesel(sql_type = Text)]
    epoch: String,
}

/// What the database itself holds, which a backup brings along.
async fn stored_epoch(database: &TestDatabase) -> StoredEpoch {
    let epoch = sql_query("SELECT epoch::text FROM event_head");
    epoch.get_result(&mut database.owner().await).await.unwrap()
}

/// How a stream begins for a reader that knows the log up to a position.
async fn hello(client: &Client, position: i64) -> Message {
    let (_, hello) = client.listen_after(position).await;
    let feed = client.get("/api/events").await.body;
    assert_eq!(feed["epoch"], hello.data["epoch"]);
    hello
}

#[tokio::test(flavor = "multi_thread")]
async fn every_server_on_a_database_says_the_same_epoch() {
    let app = TestApp::spawn().await;
    let other = Client::new(&app.another_server().await, "helpdesk");
    assert_eq!(hello(&app.user(), 0).await.data["epoch"], hello(&other, 0).await.data["epoch"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_was_restored_elsewhere_is_another_log() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;
    let before = hello(&app.user(), 1).await;

    let restored = TestApp::on(app.database.copy().await).await;

    assert_eq!(stored_epoch(&app.database).await, stored_epoch(&restored.database).await);
    restored.ticket("The lift is stuck").await;
    for client in [restored.user(), restored.helpdesk()] {
        let after = hello(&client, 1).await;
        assert_eq!((after.id, &after.data["head"]), (1, &json!(2)));
        assert_ne!(after.data["epoch"], before.data["epoch"]);
    }
    assert_eq!(hello(&app.user(), 1).await.data["epoch"], before.data["epoch"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_was_replaced_under_a_running_server_ends_its_streams() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;
    let (mut user, before) = app.user().listen().await;
    let (mut helpdesk, _) = app.helpdesk().listen().await;

    app.database.replace_with_copy().await;

    user.end().await;
    helpdesk.end().await;
    assert_ne!(hello(&app.user(), 1).await.data["epoch"], before.data["epoch"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn tables_that_were_restored_in_place_are_another_log() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;
    let (mut user, before) = app.user().listen().await;
    let mut owner = app.database.owner().await;

    // As `pg_restore --clean` does it.
    let restore = "BEGIN;
        ALTER TABLE event_head RENAME TO former;
        CREATE TABLE event_head (LIKE former INCLUDING ALL);
        INSERT INTO event_head SELECT * FROM former;
        GRANT SELECT ON event_head TO lodge_user, lodge_helpdesk;
        DROP TABLE former;
        COMMIT";
    owner.batch_execute(restore).await.unwrap();

    user.end().await;
    assert_ne!(hello(&app.user(), 1).await.data["epoch"], before.data["epoch"]);
}
