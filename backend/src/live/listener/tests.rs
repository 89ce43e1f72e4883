//! What a stream says and when, with a clock of ours and without a database.

use std::net::{IpAddr, Ipv4Addr};

use chrono::Utc;
use shared::ids::TicketId;
use shared::presence::{Doing, Hint};
use uuid::Uuid;

use super::*;
use crate::live::SeatLimits;
use crate::live::sight::Sight;

const NOWHERE: &str = "postgres://nobody@127.0.0.1:1/nothing";

fn live() -> Arc<Live> {
    Live::new(NOWHERE, SeatLimits { per_address: 9, total: 9 }).unwrap().0
}

const fn head(last: i64) -> Head {
    Head { epoch: Uuid::nil(), last, now: chrono::DateTime::UNIX_EPOCH }
}

/// The hub has read on.
fn read(live: &Live, messages: Vec<Message>, until: i64) {
    let hub = live.hub(Role::User);
    hub.board.send_modify(|it| {
        it.meet(&head(until));
        it.learn(messages, until, Vec::new());
    });
    hub.sight.send_replace(Sight { asked_at: Instant::now(), head: Some(head(until)) });
}

fn message(position: i64, is_gone: bool) -> Message {
    Message { position, ticket: TicketId(7), is_gone, text: format!("{position}").into() }
}

/// A user's stream, just after its greeting.
async fn listener(live: &Arc<Live>, after: i64) -> Listener {
    let (role, address) = (Role::User, IpAddr::V4(Ipv4Addr::LOCALHOST));
    let seat = live.seats.take(role, address).unwrap();
    let news = live.hub(role).board.subscribe();
    let turn = news.borrow().turn;
    let head = Head { now: Utc::now(), ..head(after) };
    let mut listener = Listener::new(Arc::clone(live), role, seat, news, turn, &head, Some(after));
    assert!((1_000..=6_000).contains(&pause(&listener.next().await.unwrap())));
    listener
}

/// After how many milliseconds the reader shall come back.
fn pause(text: &Bytes) -> u32 {
    let text = std::str::from_utf8(text).unwrap();
    text.lines().find_map(|it| it.strip_prefix("retry: ")).unwrap().parse().unwrap()
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_has_nothing_to_say_says_so_every_15_seconds() {
    let live = live();
    read(&live, Vec::new(), 0);
    let mut listener = listener(&live, 0).await;
    for _ in 0..10 {
        let before = Instant::now();
        assert_eq!(listener.next().await, Some(HEARTBEAT));
        assert_eq!(before.elapsed().as_secs(), 15);
    }
}

#[tokio::test(start_paused = true)]
async fn a_stream_ends_after_12_to_18_minutes_and_says_when_to_come_back() {
    let live = live();
    read(&live, Vec::new(), 0);
    for _ in 0..9 {
        let (mut listener, before) = (listener(&live, 0).await, Instant::now());
        let mut last = HEARTBEAT;
        while let Some(text) = listener.next().await {
            assert_eq!(last, HEARTBEAT);
            last = text;
        }
        assert!((200..=2_000).contains(&pause(&last)));
        assert!((720..=1_080).contains(&before.elapsed().as_secs()));
    }
}

#[tokio::test(start_paused = true)]
async fn what_was_read_long_ago_is_told_only_after_another_look() {
    let live = live();
    read(&live, Vec::new(), 1);
    let mut slow = listener(&live, 1).await;
    read(&live, vec![message(2, false)], 2);
    // The hub waits for the database; the ticket is closed meanwhile.
    tokio::time::advance(Duration::from_secs(3)).await;
    assert_eq!(slow.next().await, Some(HEARTBEAT));

    read(&live, vec![message(3, true)], 3);

    assert_eq!(slow.next().await.as_deref(), Some(&b"3"[..]));
}

/// Somebody writes.
fn hint(live: &Live, by: u32) {
    let (ticket, role, doing) = (TicketId(7), Role::Helpdesk, Doing::Writing);
    let hint = Hint { ticket, role, doing, by };
    live.hub(Role::User).board.send_if_modified(|it| it.hints.add(&[hint]));
}

#[tokio::test(start_paused = true)]
async fn a_hint_is_told_after_what_has_happened_and_to_nobody_who_comes_later() {
    let live = live();
    read(&live, Vec::new(), 1);
    let mut there = listener(&live, 1).await;
    hint(&live, 3);
    read(&live, vec![message(2, false)], 2);
    let mut late = listener(&live, 2).await;
    assert_eq!(there.next().await.as_deref(), Some(&b"2"[..]));
    let told = there.next().await.unwrap();
    assert!(told.starts_with(b"event: hint\ndata: {") && told.ends_with(b"\"by\":3}\n\n"));
    for listener in [&mut there, &mut late] {
        assert_eq!(listener.next().await, Some(HEARTBEAT));
    }
}

#[tokio::test(start_paused = true)]
async fn a_hint_waits_for_the_database_to_be_seen_again_and_not_for_long() {
    let live = live();
    read(&live, Vec::new(), 1);
    let mut slow = listener(&live, 1).await;
    tokio::time::advance(Duration::from_secs(3)).await;
    for (seconds, is_told) in [(4, true), (6, false)] {
        hint(&live, 3);
        let seen = async {
            sleep(Duration::from_secs(seconds)).await;
            read(&live, Vec::new(), 1);
        };
        let (told, ()) = tokio::join!(slow.next(), seen);
        assert_eq!(told.unwrap().starts_with(b"event: hint"), is_told, "after {seconds} s");
        tokio::time::advance(Duration::from_secs(3)).await;
    }
}

#[tokio::test(start_paused = true)]
async fn who_is_behind_waits_for_a_database_that_does_not_answer_and_does_not_ask_it() {
    let live = live();
    read(&live, Vec::new(), 5_000);
    let mut behind = listener(&live, 1).await;
    live.hub(Role::User).sight.send_replace(Sight { asked_at: Instant::now(), head: None });
    let turns = live.hub(Role::User).readers.acquire_many(2).await.unwrap();
    let before = Instant::now();
    assert_eq!(behind.next().await, Some(HEARTBEAT));
    assert_eq!(before.elapsed(), SILENCE);
    drop(turns);
}

#[tokio::test(start_paused = true)]
async fn who_waits_for_its_turn_to_catch_up_is_not_silent() {
    let live = live();
    read(&live, Vec::new(), 5_000);
    let mut behind = listener(&live, 1).await;
    let turns = live.hub(Role::User).readers.acquire_many(2).await.unwrap();
    let before = Instant::now();
    assert_eq!(behind.next().await, Some(HEARTBEAT));
    assert!(before.elapsed() <= SILENCE);
    drop(turns);
}

#[tokio::test(start_paused = true)]
async fn a_stream_that_waits_for_the_database_ends_with_the_server() {
    let live = live();
    read(&live, vec![message(1, false)], 1);
    let mut slow = listener(&live, 0).await;
    tokio::time::advance(Duration::from_secs(3)).await;
    let (last, ()) = tokio::join!(slow.next(), async { live.stop() });
    assert!((200..=2_000).contains(&pause(&last.unwrap())));
    assert_eq!(slow.next().await, None);
}
