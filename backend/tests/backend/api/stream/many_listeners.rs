//! Two thousand listeners are sent everything that they may know of what fifty clients do.

use std::sync::Arc;

use futures_util::future::join_all;
use serde_json::json;
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use crate::support::log_check::{Line, Log};
use crate::support::raw_stream::{Kind, LIMIT, RawStream, allow_many_connections};
use crate::support::retrying_client::RetryingClient;
use crate::support::{Client, TestApp};

const LISTENERS: usize = 2_000;
const WRITERS: usize = 50;
/// How many connections are opened at the same time.
const MAX_OPENING: usize = 64;

/// Opens a ticket that stays open, and one that goes through its whole life while somebody types.
async fn write(mut writer: RetryingClient, user: Client) {
    writer.ticket("The lift is stuck").await;
    let ticket = writer.ticket("Wi-Fi is down").await;
    writer.move_ticket(ticket, "active").await;
    let signal = json!({ "activity": "writing", "sender": ticket });
    let signalled = user.put(&format!("/api/tickets/{ticket}/typing"), signal).await;
    assert!([204, 503].contains(&signalled.status.as_u16()), "{}", signalled.status);
    writer.message(ticket, "Any news?").await;
    writer.move_ticket(ticket, "closed").await;
}

/// Listens until the last event has come.
async fn listen(mut stream: RawStream, mut last: watch::Receiver<i64>) -> Vec<Line> {
    let mut received: Vec<Line> = Vec::new();
    while *last.borrow_and_update() == 0
        || received.last().map(|line| line.position) != Some(*last.borrow())
    {
        tokio::select! {
            message = stream.next() => {
                let message = message.unwrap().expect("no stream ends that early");
                if message.kind == Kind::TicketEvent {
                    received.push(Line::of(&message).unwrap());
                }
            }
            _ = last.changed() => (),
        }
    }
    received
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_2000_listeners_is_sent_all_it_may_of_50_writers_in_order_and_once() {
    allow_many_connections();
    let many = u32::try_from(LISTENERS).unwrap();
    let app = TestApp::spawn_with(|it| it.streams_per_address = many).await;
    let (end, last) = watch::channel(0);
    let opening = Arc::new(Semaphore::new(MAX_OPENING));
    let listeners = (0..LISTENERS).map(|i| {
        let role = if i % 2 == 0 { "user" } else { "helpdesk" };
        let address = app.address.trim_start_matches("http://").to_owned();
        let (opening, last) = (Arc::clone(&opening), last.clone());
        tokio::spawn(async move {
            let permit = opening.acquire().await.unwrap();
            let mut stream = RawStream::open(&address, role, None).await.unwrap();
            assert_eq!(stream.next().await.unwrap().unwrap().id, 0);
            drop(permit);
            (role, stream, last)
        })
    });
    let open = join_all(listeners).await;
    let listening: Vec<_> = open
        .into_iter()
        .map(|opened| {
            let (role, stream, last) = opened.unwrap();
            tokio::spawn(async move { (role, listen(stream, last).await) })
        })
        .collect();

    let writer = || RetryingClient::new(vec![app.address.clone()]);
    join_all((0..WRITERS).map(|_| write(writer(), app.user()))).await;
    writer().ticket("The last one").await;

    let log = Log::of(&app.database.url).await;
    assert_eq!(log.head(), i64::try_from(WRITERS * 5 + 1).unwrap());
    end.send_replace(log.head());
    for finished in timeout(LIMIT, join_all(listening)).await.expect("some are not sent all") {
        let (role, received) = finished.unwrap();
        assert_eq!(log.check(role, &received), Ok(()), "a {role}");
    }
}
