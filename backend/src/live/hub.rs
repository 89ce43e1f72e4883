//! Reads the log on, once for all who listen in a role.

use std::time::Duration;

use diesel_async::AsyncPgConnection;
use shared::policy;
use shared::role::Role;
use shared::ticket::Status;
use tokio::sync::{Notify, Semaphore, watch};
use tokio::time::{Instant, sleep, timeout};

use super::board::Board;
use super::message::Message;
use super::sight::Sight;
use super::{Live, READERS, Unread, in_time, kept_if_answered};
use crate::db::events::{self, Head};

/// How often the log is asked without being called: the longest that a lost call delays anything.
const POLL: Duration = Duration::from_secs(1);

/// After news, so that many changes in a row wake everybody a hundred times a second and not more.
const BREATH: Duration = Duration::from_millis(10);

/// About what it costs to tell one reader, however much. The more there are, the more is told at once.
const NEWS_FOR_ONE: Duration = Duration::from_micros(25);

/// How many events are read at once.
const PAGE: i64 = 500;

/// About how long it takes to send a page to one reader. After each page of many they are given the
/// time to take it, for them to stay with what is in memory.
const PAGE_FOR_ONE: Duration = Duration::from_micros(300);

/// But never longer than this.
const LONGEST_BREATH: Duration = Duration::from_millis(500);

/// How much later than its commit a call may come.
const CALL: Duration = Duration::from_millis(200);

pub struct Hub {
    role: Role,
    pub board: watch::Sender<Board>,
    pub sight: watch::Sender<Sight>,
    wake_up: Notify,
    /// Who may ask the database for what is not in memory.
    pub readers: Semaphore,
}

impl Hub {
    pub fn new(role: Role) -> Self {
        Self {
            role,
            board: watch::Sender::default(),
            sight: Sight::nothing(),
            wake_up: Notify::new(),
            readers: Semaphore::new(READERS),
        }
    }

    pub fn stop(&self) {
        self.board.send_modify(|it| it.is_over = true);
    }

    /// Where the log stands by a question that is asked after this. However many want to know, it is
    /// asked once.
    pub async fn look(&self) -> Sight {
        let now = Instant::now();
        let mut sight = self.sight.subscribe();
        self.wake_up.notify_one();
        let seen = sight.wait_for(|it| it.asked_at >= now).await;
        *seen.expect("the hub keeps the other end")
    }

    /// Waits until what is in memory may be told.
    pub async fn is_fresh(&self) {
        let seen = self.sight.subscribe().wait_for(Sight::is_fresh).await.is_ok();
        debug_assert!(seen, "the hub keeps the other end");
    }

    /// Reads for ever. A call only saves waiting; what the log says is the truth.
    pub async fn follow(&self, live: &Live) {
        let mut calls = live.calls.subscribe();
        let (mut was_called, mut is_away) = (true, false);
        loop {
            let asked_at = Instant::now();
            match self.ask(live).await {
                Ok(has_news) => {
                    if is_away {
                        tracing::info!(role = %self.role, "the log is followed again");
                    }
                    is_away = false;
                    if has_news {
                        if !was_called && !is_called(&mut calls).await {
                            live.is_deaf.notify_one();
                        }
                        sleep(breath(self.board.receiver_count(), NEWS_FOR_ONE)).await;
                    }
                }
                Err(error) => {
                    if !is_away {
                        tracing::warn!(role = %self.role, %error, "the log cannot be followed");
                    }
                    is_away = true;
                    self.sight.send_replace(Sight { asked_at, head: None });
                }
            }
            was_called = tokio::select! {
                called = calls.changed() => called.is_ok(),
                () = self.wake_up.notified() => false,
                () = sleep(POLL) => false,
            };
        }
    }

    /// Says whether there was something new, whether or not the role may know of it.
    async fn ask(&self, live: &Live) -> Result<bool, Unread> {
        let mut conn = live.database.connection(self.role).await?;
        let answer = self.read_on(&mut conn).await;
        kept_if_answered(conn, answer)
    }

    async fn read_on(&self, conn: &mut AsyncPgConnection) -> Result<bool, Unread> {
        let mut has_news = false;
        loop {
            let asked_at = Instant::now();
            let head = in_time(events::head(conn)).await?;
            let is_another = self.board.send_if_modified(|it| it.meet(&head));
            let is_behind = self.board.borrow().latest.until() < head.last;
            if is_behind {
                self.read_page(conn, &head).await?;
            }
            has_news |= is_behind && !is_another;
            // Only now does what is in memory agree with what the database said.
            self.sight.send_replace(Sight { asked_at, head: Some(head) });
            if self.board.borrow().latest.until() >= head.last {
                return Ok(has_news);
            }
            sleep(breath(self.board.receiver_count(), PAGE_FOR_ONE)).await;
        }
    }

    async fn read_page(&self, conn: &mut AsyncPgConnection, head: &Head) -> Result<(), Unread> {
        let after = self.board.borrow().latest.until();
        let page = in_time(events::list(conn, self.role, after, head.last, PAGE)).await?;
        let is_full = usize::try_from(PAGE).is_ok_and(|it| it == page.len());
        let until = page.last().filter(|_| is_full).map_or(head.last, |it| it.position);
        let mut gone = Vec::new();
        if until < head.last && !policy::may_see(self.role, Status::Closed) {
            // What is in memory must not wait for the pages that say so.
            gone = in_time(events::list_gone(conn, until, head.last)).await?;
        }
        let messages = page.iter().map(Message::of).collect();
        self.board.send_if_modified(|it| it.learn(messages, until, gone));
        Ok(())
    }
}

/// How long the hub lets its readers take what they were told, by what that costs for one of them.
fn breath(readers: usize, for_one: Duration) -> Duration {
    let readers = u32::try_from(readers).unwrap_or(u32::MAX);
    BREATH.saturating_add(for_one.saturating_mul(readers)).min(LONGEST_BREATH)
}

/// Whether a call comes for what was found without one. It may be on its way.
async fn is_called(calls: &mut watch::Receiver<()>) -> bool {
    let is_called = timeout(CALL, calls.changed()).await.is_ok_and(|it| it.is_ok());
    if is_called {
        // It may also be about more than was found.
        calls.mark_changed();
    }
    is_called
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn a_call_that_comes_a_little_later_than_its_news_is_not_a_lost_one() {
        let call = watch::Sender::new(());
        let mut calls = call.subscribe();
        let late = async {
            sleep(CALL / 2).await;
            call.send_replace(());
        };
        let (is_called, ()) = tokio::join!(is_called(&mut calls), late);
        assert!(is_called && calls.has_changed().unwrap());
    }

    #[tokio::test(start_paused = true)]
    async fn a_call_that_does_not_come_is_a_lost_one() {
        let call = watch::Sender::new(());
        assert!(!is_called(&mut call.subscribe()).await);
    }

    #[test]
    fn the_more_readers_the_longer_the_breath() {
        let breaths = |for_one| {
            [0, 100, 1_000, usize::MAX].map(|readers| breath(readers, for_one).as_millis())
        };
        assert_eq!(breaths(PAGE_FOR_ONE), [10, 40, 310, 500]);
        assert_eq!(breaths(NEWS_FOR_ONE), [10, 12, 35, 500]);
    }
}
