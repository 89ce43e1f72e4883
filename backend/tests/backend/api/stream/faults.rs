//! Whatever breaks: every event is sent once, sooner or later.

use std::io::Write as _;
use std::net::TcpStream;
use std::time::Duration;

use diesel::sql_query;
use diesel_async::{RunQueryDsl as _, SimpleAsyncConnection as _};
use serde_json::json;
use tokio::time::{sleep, timeout};

use crate::support::{Client, TestApp};

/// Opens a ticket and adds that many lines to the log in one statement.
pub async fn edit_in_bulk(app: &TestApp, n: i64) {
    let ticket = app.ticket("Wi-Fi is down").await;
    let mut conn = app.database.owner().await;
    let sql = format!(
        "WITH head AS (UPDATE event_head SET last = last + {n} RETURNING last - {n} AS first)
        INSERT INTO ticket_events (position, ticket_id, kind, role, at, category, status, version)
        SELECT first + i, {ticket}, 'edited', 'user', now(), 'technical_it', 'open', i + 1
        FROM head, generate_series(1, {n}) AS i"
    );
    sql_query(sql).execute(&mut conn).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_keeps_coming_back_is_sent_everything_once_while_8_writers_write() {
    const EACH: usize = 25;
    let app = TestApp::spawn().await;
    let writers: Vec<_> = (0..8)
        .map(|_| {
            let user = app.user();
            let open = async move {
                for _ in 0..EACH {
                    user.post("/api/tickets", json!({ "description": "Wi-Fi is down" })).await;
                }
            };
            tokio::spawn(open)
        })
        .collect();

    let all = i64::try_from(8 * EACH).unwrap();
    let read = |client: Client, events_per_stream: usize| async move {
        let mut received = Vec::new();
        while received.last() != Some(&all) {
            let last = received.last().copied().unwrap_or(0);
            let (mut stream, hello) = client.listen_after(last).await;
            assert_eq!(hello.id, last);
            for _ in 0..events_per_stream {
                received.push(stream.ticket_event().await.id);
                if received.last() == Some(&all) {
                    break;
                }
            }
        }
        received
    };
    let readers = [
        tokio::spawn(read(app.user(), 3)),
        tokio::spawn(read(app.user(), 1_000)),
        tokio::spawn(read(app.helpdesk(), 7)),
        tokio::spawn(read(app.helpdesk(), 1_000)),
    ];

    for reader in readers {
        assert_eq!(reader.await.unwrap(), (1..=all).collect::<Vec<_>>());
    }
    for writer in writers {
        writer.await.unwrap();
    }
}

/// The connection on which a server receives notifications: that is the last statement on it.
const LISTENER: &str = "FROM pg_stat_activity WHERE datname = current_database()
    AND query LIKE 'LISTEN ticket_events; LISTEN typing_indicators' AND state = 'idle'";

/// Waits until so many servers receive notifications.
pub async fn wait_for_listeners(app: &TestApp, servers: usize) {
    let mut conn = app.database.owner().await;
    let found = async {
        while sql_query(format!("SELECT pid {LISTENER}")).execute(&mut conn).await.unwrap()
            < servers
        {
            sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_secs(30), found).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_lost_connection_only_delays() {
    let app = TestApp::spawn().await;
    let (mut user, _) = app.user().listen().await;
    let (mut helpdesk, _) = app.helpdesk().listen().await;
    for round in 1..=3 {
        wait_for_listeners(&app, 1).await;
        let mut conn = app.database.owner().await;
        let end = sql_query(format!("SELECT pg_terminate_backend(pid) {LISTENER}"));
        assert_eq!(end.execute(&mut conn).await.unwrap(), 1);
        app.ticket("Wi-Fi is down").await;
        assert_eq!(
            (user.ticket_event().await.id, helpdesk.ticket_event().await.id),
            (round, round)
        );
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_notifies_nobody_only_delays() {
    let app = TestApp::spawn().await;
    let (mut user, _) = app.user().listen().await;
    let disable = "ALTER TABLE ticket_events DISABLE TRIGGER ticket_events_check_positions";
    app.database.owner().await.batch_execute(disable).await.unwrap();
    for round in 1..=3 {
        app.ticket("Wi-Fi is down").await;
        assert_eq!(user.ticket_event().await.id, round);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn streams_outlive_a_database_that_throws_everybody_out() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("Wi-Fi is down").await;
    let (mut user, _) = app.user().listen().await;
    let (mut behind, _) = app.helpdesk().listen_after(0).await;
    let mut conn = app.database.owner().await;
    for round in 2..=4 {
        let out = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
            WHERE datname = current_database() AND pid <> pg_backend_pid()";
        sql_query(out).execute(&mut conn).await.unwrap();
        let edited = format!("SELECT append_events('{{{ticket}}}', '{{edited}}', 'user')");
        conn.batch_execute(&edited).await.unwrap();
        assert_eq!(user.ticket_event().await.id, round);
    }
    let received: Vec<i64> = behind.ticket_events(4).await.iter().map(|it| it.id).collect();
    assert_eq!(received, [1, 2, 3, 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn two_servers_on_one_database_both_send_everything() {
    let app = TestApp::spawn().await;
    let other = app.another_server().await;
    let (mut here, _) = app.user().listen().await;
    let (mut there, _) = Client::new(&other, "user").listen().await;

    for address in [&app.address, &other, &app.address, &other] {
        let user = Client::new(address, "user");
        user.post("/api/tickets", json!({ "description": "The lift is stuck" })).await;
    }

    let (here, there) = (here.ticket_events(4).await, there.ticket_events(4).await);
    assert_eq!(here, there);
    assert_eq!(here.iter().map(|it| it.id).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_listener_that_does_not_read_stops_nobody() {
    let app = TestApp::spawn().await;
    let mut blocked = Vec::new();
    for _ in 0..4 {
        let mut socket = TcpStream::connect(app.address.trim_start_matches("http://")).unwrap();
        let request =
            "GET /api/events/stream?role=user&after=0 HTTP/1.1\r\nHost: localhost\r\n\r\n";
        socket.write_all(request.as_bytes()).unwrap();
        blocked.push(socket);
    }
    let (mut live, _) = app.user().listen().await;

    edit_in_bulk(&app, 20_000).await;

    for position in 1..=20_001 {
        assert_eq!(live.ticket_event().await.id, position);
    }
    assert_eq!(app.user().get("/api/tickets").await.status, 200);
    drop(blocked);
}

#[tokio::test(flavor = "multi_thread")]
async fn another_log_ends_all_streams_and_new_ones_say_so_at_the_beginning() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;
    let (mut before, hello) = app.user().listen().await;

    let restored = "UPDATE event_head SET epoch = gen_random_uuid()";
    app.database.owner().await.batch_execute(restored).await.unwrap();

    assert_eq!(before.next().await, None);
    let (_, other) = app.user().listen_after(1).await;
    assert_ne!(other.data["epoch"], hello.data["epoch"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_ahead_of_the_log_learns_so_and_begins_again() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;

    let (mut ahead, hello) = app.user().listen_after(7).await;

    assert_eq!((hello.id, &hello.data["head"]), (0, &json!(1)));
    assert_eq!(ahead.next().await, None);
    assert_eq!(app.user().listen_after(hello.id).await.0.ticket_event().await.id, 1);
}
