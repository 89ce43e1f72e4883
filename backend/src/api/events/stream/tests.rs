//! What a stream sends and when, with a paused clock and without a database.

use std::pin::Pin;
use std::sync::Arc;

use shared::event::EventKind;
use shared::ids::TicketId;
use shared::typing::TypingActivity;
use tokio::time::{advance, sleep};

use super::*;
use crate::live::{Batch, Live};

type Chunks = Pin<Box<dyn Stream<Item = Bytes>>>;

/// Users' streams, when the log ends at `head`.
fn live(head: i64) -> Live {
    let live = Live::new("postgres://nobody@127.0.0.1:1/nothing");
    live.user.has_read(Vec::new(), head);
    live
}

/// A stream, just after `hello`.
async fn open(live: &Live, after: i64) -> Chunks {
    let head = live.user.recent.borrow().head;
    let read = async { live.user.has_read(Vec::new(), head) };
    let (subscribed, ()) = tokio::join!(live.subscribe(Role::User, Some(after)), read);
    let (hello, listener) = subscribed.unwrap();
    let mut stream = Box::pin(server_sent_events(&hello, Some(after), listener));
    assert!(RETRY_AFTER_BREAK.contains(&retry(&stream.next().await.unwrap())));
    stream
}

fn retry(text: &Bytes) -> u32 {
    let text = std::str::from_utf8(text).unwrap();
    text.lines().find_map(|line| line.strip_prefix("retry: ")).unwrap().parse().unwrap()
}

/// The positions in the next chunk.
async fn positions(stream: &mut Chunks) -> Vec<i64> {
    let text = String::from_utf8(stream.next().await.unwrap().to_vec()).unwrap();
    text.lines()
        .filter_map(|line| line.strip_prefix("id: "))
        .map(|id| id.parse().unwrap())
        .collect()
}

fn event_of(ticket: i64, position: i64, kind: EventKind) -> Event {
    let (ticket, at) = (TicketId(ticket), None);
    Event { position, ticket, kind, role: None, at, category: None, status: None }
}

fn opened(position: i64) -> Event {
    event_of(7, position, EventKind::Opened)
}

/// Somebody types in ticket 7.
fn receives_typing(live: &Live) {
    let (ticket, activity) = (TicketId(7), TypingActivity::Writing);
    let indicator = TypingIndicator { ticket, role: Role::Helpdesk, activity, sender: 3 };
    live.typing.batches.send(Arc::new(Batch::new(vec![indicator]))).unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_has_nothing_to_send_sends_a_heartbeat_in_each_interval() {
    let live = live(0);
    let mut stream = open(&live, 0).await;
    for _ in 0..10 {
        let before = Instant::now();
        assert_eq!(stream.next().await, Some(HEARTBEAT));
        assert_eq!(before.elapsed(), HEARTBEAT_INTERVAL);
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_ends_after_12_to_18_minutes_and_says_when_to_come_back() {
    let live = live(0);
    for _ in 0..9 {
        let (stream, before) = (open(&live, 0).await, Instant::now());
        let mut chunks: Vec<_> = stream.collect().await;
        let last = chunks.pop().unwrap();
        assert!((200..=2_000).contains(&retry(&last)));
        assert!(chunks.iter().all(|chunk| *chunk == HEARTBEAT));
        assert!((720..=1_080).contains(&before.elapsed().as_secs()));
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_is_never_silent_ends_all_the_same() {
    let live = live(0);
    let mut stream = open(&live, 0).await;
    for position in 1..=18 * 60 {
        live.user.has_read(vec![opened(position)], position);
        advance(Duration::from_secs(1)).await;
        if retry_of_end(&stream.next().await.unwrap()).is_some() {
            assert!(position >= 720 && stream.next().await.is_none());
            return;
        }
    }
    panic!("it goes on");
}

fn retry_of_end(chunk: &Bytes) -> Option<u32> {
    chunk.starts_with(b"retry: ").then(|| retry(chunk))
}

#[tokio::test(start_paused = true)]
async fn what_was_read_long_ago_is_sent_only_after_the_next_reading() {
    let live = live(1);
    let mut slow = open(&live, 1).await;
    live.user.has_read(vec![opened(2)], 2);
    // The follower waits for the database; the ticket is closed meanwhile.
    advance(Duration::from_secs(3)).await;
    assert_eq!(slow.next().await, Some(HEARTBEAT));

    live.user.has_read(vec![event_of(7, 3, EventKind::Gone)], 3);

    assert_eq!(positions(&mut slow).await, [3]);
}

#[tokio::test(start_paused = true)]
async fn an_event_is_formatted_once_for_all_listeners() {
    let live = live(0);
    let [mut one, mut other] = [open(&live, 0).await, open(&live, 0).await];
    live.user.has_read(vec![opened(1), opened(2)], 2);
    let (one, other) = (one.next().await.unwrap(), other.next().await.unwrap());
    assert!(one.starts_with(b"id: 1\nevent: ticket_event\ndata: {\"position\":1,"));
    assert_eq!(one.as_ptr(), other.as_ptr());
}

#[tokio::test(start_paused = true)]
async fn an_indicator_is_sent_after_what_has_happened_and_to_nobody_who_comes_later() {
    let live = live(1);
    let mut early = open(&live, 1).await;
    receives_typing(&live);
    live.user.has_read(vec![opened(2)], 2);
    let mut late = open(&live, 2).await;
    assert_eq!(positions(&mut early).await, [2]);
    let sent = early.next().await.unwrap();
    assert!(sent.starts_with(b"event: typing\ndata: {") && sent.ends_with(b"\"sender\":3}\n\n"));
    for stream in [&mut early, &mut late] {
        assert_eq!(stream.next().await, Some(HEARTBEAT));
    }
}

#[tokio::test(start_paused = true)]
async fn of_a_ticket_that_is_gone_no_indicator_is_sent() {
    let live = live(1);
    let mut stream = open(&live, 1).await;
    receives_typing(&live);
    live.user.has_read(vec![event_of(7, 2, EventKind::Gone)], 2);
    assert_eq!(positions(&mut stream).await, [2]);
    // What was on its way.
    receives_typing(&live);
    assert_eq!(stream.next().await, Some(HEARTBEAT));
}

#[tokio::test(start_paused = true)]
async fn an_indicator_waits_for_the_next_reading_of_the_log_and_not_for_long() {
    let live = live(1);
    let mut slow = open(&live, 1).await;
    advance(Duration::from_secs(3)).await;
    for (seconds, is_sent) in [(4, true), (6, false)] {
        receives_typing(&live);
        let read = async {
            sleep(Duration::from_secs(seconds)).await;
            live.user.has_read(Vec::new(), 1);
        };
        let (chunk, ()) = tokio::join!(slow.next(), read);
        assert_eq!(chunk.unwrap().starts_with(b"event: typing"), is_sent, "after {seconds} s");
        advance(Duration::from_secs(3)).await;
    }
}

/// Whether a stream waits to read from the database, and how long until it sends something.
async fn waits_for_its_turn(live: &Live, stream: &mut Chunks) -> (bool, Duration) {
    let (turn, before) = (live.user.catch_up.lock().await, Instant::now());
    let look = async {
        sleep(Duration::from_secs(1)).await;
        drop(turn);
        // The turn has been given to whoever waited.
        live.user.catch_up.try_lock().is_err()
    };
    let (chunk, waits) = tokio::join!(stream.next(), look);
    assert_eq!(chunk, Some(HEARTBEAT));
    (waits, before.elapsed())
}

#[tokio::test(start_paused = true)]
async fn who_is_behind_waits_for_a_database_that_does_not_answer_and_does_not_ask_it() {
    let live = live(5_000);
    let mut behind = open(&live, 1).await;
    live.user.last_read.send_modify(|it| it.head = None);
    assert_eq!(waits_for_its_turn(&live, &mut behind).await, (false, HEARTBEAT_INTERVAL));
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_its_turn_to_catch_up_is_not_silent() {
    let live = live(5_000);
    let mut behind = open(&live, 1).await;
    assert_eq!(waits_for_its_turn(&live, &mut behind).await, (true, HEARTBEAT_INTERVAL));
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_waits_for_the_database_ends_with_the_server() {
    let live = live(1);
    let mut slow = open(&live, 0).await;
    advance(Duration::from_secs(3)).await;
    let (last, ()) = tokio::join!(slow.next(), async { live.stop() });
    assert!((200..=2_000).contains(&retry(&last.unwrap())));
    assert_eq!(slow.next().await, None);
}
