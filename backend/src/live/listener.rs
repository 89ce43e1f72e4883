//! One reader of the log: it keeps a position and waits.

#[cfg(test)]
mod tests;

use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Bytes;
use diesel_async::AsyncPgConnection;
use shared::page::StreamHello;
use shared::role::Role;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, timeout, timeout_at};

use super::board::Board;
use super::message::{HEARTBEAT, Message, farewell, hello};
use super::ring::News;
use super::seats::Seat;
use super::{Live, Unread, in_time, kept_if_answered};
use crate::db::events::{self, Head};

/// The longest silence.
const SILENCE: Duration = Duration::from_secs(15);

/// How many seconds a stream lives; they do not all end at the same time.
const LIFE: std::ops::RangeInclusive<u64> = 12 * 60..=18 * 60;

/// How many events a reader catches up with at once. They wait in memory until it takes them.
const PAGE: i64 = 100;

/// How long a reader waits for its turn to ask the database, before it says that it is still there.
const TURN: Duration = Duration::from_secs(10);

/// Before the database is asked again that did not answer.
const PAUSE: Duration = Duration::from_secs(1);

pub struct Listener {
    live: Arc<Live>,
    role: Role,
    news: watch::Receiver<Board>,
    turn: u64,
    /// It knows everything up to here.
    position: i64,
    /// It knows all hints up to this number.
    hinted: u64,
    greeting: Option<Bytes>,
    ends_at: Instant,
    is_over: bool,
    _seat: Seat,
}

impl Listener {
    pub(super) fn new(
        live: Arc<Live>,
        role: Role,
        seat: Seat,
        news: watch::Receiver<Board>,
        turn: u64,
        head: &Head,
        after: Option<i64>,
    ) -> Self {
        let position = after.unwrap_or(head.last);
        // It knows a log that is no longer there: it learns so, and comes back for all of this one.
        let is_astray = position > head.last;
        let epoch = head.epoch.to_string();
        let greeting = StreamHello { epoch, head: head.last, now: head.now };
        let hinted = news.borrow().hints.last();
        Self {
            live,
            role,
            news,
            turn,
            position,
            hinted,
            greeting: Some(hello(if is_astray { 0 } else { position }, &greeting)),
            ends_at: Instant::now() + Duration::from_secs(rand::random_range(LIFE)),
            is_over: is_astray,
            _seat: seat,
        }
    }

    /// What to send next, when it is time to. None when the stream has ended.
    pub async fn next(&mut self) -> Option<Bytes> {
        if let Some(greeting) = self.greeting.take() {
            return Some(greeting);
        }
        if self.is_over {
            return None;
        }
        let text = self.hear().await;
        self.is_over = text.is_none();
        text.or_else(|| Some(farewell()))
    }

    /// None when there is nothing more to wait for.
    async fn hear(&mut self) -> Option<Bytes> {
        loop {
            let now = Instant::now();
            if now >= self.ends_at {
                return None;
            }
            let hub = self.live.hub(self.role);
            // Asked before what it is asked for, which may only have become better since.
            let is_fresh = hub.sight.borrow().is_fresh();
            let (news, has_hints) = {
                let board = self.news.borrow_and_update();
                if has_ended(&board, self.turn) {
                    return None;
                }
                (board.latest.after(self.position), board.hints.last() > self.hinted)
            };
            let silent_until = self.ends_at.min(now + SILENCE);
            match news {
                News::Text(text, until) if is_fresh => {
                    self.position = until;
                    return Some(text);
                }
                News::Missed if is_fresh => {
                    // Boxed, because it is seldom and large.
                    let text = Box::pin(self.catch_up()).await?;
                    if !text.is_empty() {
                        return Some(text);
                    }
                }
                News::Nothing if has_hints && is_fresh => {
                    if let Some(text) = self.hints() {
                        return Some(text);
                    }
                }
                News::Nothing if !has_hints => {
                    match timeout_at(silent_until, self.news.changed()).await {
                        Ok(changed) => changed.ok()?,
                        Err(_) => return Some(HEARTBEAT),
                    }
                }
                News::Text(..) | News::Missed | News::Nothing => {
                    // The database does not answer. What it said may be about what is gone by now,
                    // and the hub asks for all.
                    let turned = async {
                        tokio::select! {
                            changed = self.news.changed() => changed.is_ok(),
                            () = hub.is_fresh() => true,
                        }
                    };
                    match timeout_at(silent_until, turned).await {
                        Ok(goes_on) => goes_on.then_some(())?,
                        Err(_) => return Some(HEARTBEAT),
                    }
                }
            }
        }
    }

    /// What it has not heard of hints; none when they say nothing any more.
    fn hints(&mut self) -> Option<Bytes> {
        let board = self.news.borrow();
        let text = board.hints.after(self.hinted);
        self.hinted = board.hints.last();
        (!text.is_empty()).then_some(text)
    }

    /// The next page out of the database; a heartbeat when it does not answer. None when the stream ends
    /// meanwhile.
    async fn catch_up(&mut self) -> Option<Bytes> {
        let turn = self.turn;
        let page = async {
            let page = read(&self.live, self.role, self.position).await;
            if let Err(error) = &page {
                tracing::debug!(%error, "a stream cannot catch up");
                sleep(PAUSE).await;
            }
            page
        };
        let page = tokio::select! {
            _ = self.news.wait_for(|it| has_ended(it, turn)) => return None,
            page = page => page,
        };
        let Ok(page) = page else { return Some(HEARTBEAT) };
        if !self.news.borrow().is_of(page.epoch) {
            return None;
        }
        self.position = page.until;
        Some(page.text)
    }
}

const fn has_ended(board: &Board, turn: u64) -> bool {
    board.is_over || board.turn != turn
}

struct Page {
    epoch: uuid::Uuid,
    text: Bytes,
    until: i64,
}

async fn read(live: &Live, role: Role, after: i64) -> Result<Page, Unread> {
    let turn = timeout(TURN, live.hub(role).readers.acquire()).await;
    let _turn = turn.map_err(|_| Unread::NoTurn)?.expect("nobody closes it");
    // Whose turn it is does not wait: there are enough connections.
    let mut conn = live.database.connection(role).await?;
    let page = page(&mut conn, role, after).await;
    kept_if_answered(conn, page)
}

async fn page(conn: &mut AsyncPgConnection, role: Role, after: i64) -> Result<Page, Unread> {
    let head = in_time(events::head(conn)).await?;
    let page = in_time(events::list(conn, role, after, head.last, PAGE)).await?;
    let is_full = usize::try_from(PAGE).is_ok_and(|it| it == page.len());
    let until = page.last().filter(|_| is_full).map_or(head.last, |it| it.position);
    let text: Vec<u8> = page.iter().flat_map(|it| Message::of(it).text).collect();
    Ok(Page { epoch: head.epoch, text: text.into(), until })
}
