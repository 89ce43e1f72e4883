//! Two thousand listeners hear everything that they may know of what fifty people do.

use std::sync::Arc;

use futures_util::future::join_all;
use serde_json::json;
use tokio::sync::{Semaphore, watch};
use tokio::time::timeout;

use crate::support::account::{Line, Log};
use crate::support::insistent::Insistent;
use crate::support::wire::{Event, LIMIT, Wire, allow_many_connections};
use crate::support::{Client, TestApp};

const LISTENERS: usize = 2_000;
const WRITERS: usize = 50;
/// How many connections are opened at the same time.
const AT_ONCE: usize = 64;

/// Opens a ticket for good, and one that goes through its whole life, while somebody writes.
async fn write(mut writer: Insistent, user: Client) {
    writer.ticket("The lift is stuck").await;
    let ticket = writer.ticket("Wi-Fi is down").await;
    writer.move_ticket(ticket, "active").await;
    let presence = json!({ "doing": "writing", "by": ticket });
    let hint = user.put(&format!("/api/tickets/{ticket}/presence"), presence).await;
    assert!([204, 503].contains(&hint.status.as_u16()), "{}", hint.status);
    writer.message(ticket, "Any news?").await;
    writer.move_ticket(ticket, "closed").await;
}

/// Listens until it has heard what comes last.
async fn listen(mut wire: Wire, mut last: watch::Receiver<i64>) -> Vec<Line> {
    let mut heard: Vec<Line> = Vec::new();
    while *last.borrow_and_update() == 0
        || heard.last().map(|it| it.position) != Some(*last.borrow())
    {
        tokio::select! {
            told = wire.next() => {
                let told = told.unwrap().expect("no stream ends that early");
                if told.event == Event::Change {
                    heard.push(Line::of(&told).unwrap());
                }
            }
            _ = last.changed() => (),
        }
    }
    heard
}

#[tokio::test(flavor = "multi_thread")]
async fn each_of_2000_listeners_hears_all_it_may_of_50_writers_in_order_and_once() {
    allow_many_connections();
    let many = u32::try_from(LISTENERS).unwrap();
    let app = TestApp::spawn_with(|it| it.streams_per_address = many).await;
    let (end, last) = watch::channel(0);
    let turns = Arc::new(Semaphore::new(AT_ONCE));
    let listeners = (0..LISTENERS).map(|i| {
        let role = if i % 2 == 0 { "user" } else { "helpdesk" };
        let address = app.address.trim_start_matches("http://").to_owned();
        let (turns, last) = (Arc::clone(&turns), last.clone());
        tokio::spawn(async move {
            let turn = turns.acquire().await.unwrap();
            let mut wire = Wire::open(&address, role, None).await.unwrap();
            assert_eq!(wire.next().await.unwrap().unwrap().id, 0);
            drop(turn);
            (role, wire, last)
        })
    });
    let open = join_all(listeners).await;
    let listening: Vec<_> = open
        .into_iter()
        .map(|it| {
            let (role, wire, last) = it.unwrap();
            tokio::spawn(async move { (role, listen(wire, last).await) })
        })
        .collect();

    let writer = || Insistent::new(vec![app.address.clone()]);
    join_all((0..WRITERS).map(|_| write(writer(), app.user()))).await;
    writer().ticket("The last one").await;

    let log = Log::of(&app.database.url).await;
    assert_eq!(log.head(), i64::try_from(WRITERS * 5 + 1).unwrap());
    end.send_replace(log.head());
    for heard in timeout(LIMIT, join_all(listening)).await.expect("some hear not all") {
        let (role, heard) = heard.unwrap();
        assert_eq!(log.check(role, &heard), Ok(()), "a {role}");
    }
}
