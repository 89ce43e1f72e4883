//! Reads the log on, once for all who listen in a role.

use std::time::Duration;

use diesel_async::AsyncPgConnection;
use shared::role::Role;
use tokio::sync::{Notify, watch};
use tokio::time::{sleep, timeout};

use super::board::Board;
use super::message::Message;
use super::{Live, NoStream, in_time, kept_if_answered};
use crate::db::events;

/// How often the log is asked without being called: the longest that a lost call delays anything.
const POLL: Duration = Duration::from_secs(1);

/// After news, so that many changes in a row wake everybody a hundred times a second and not more.
const BREATH: Duration = Duration::from_millis(10);

/// How many events are read at once.
const PAGE: i64 = 500;

pub struct Hub {
    role: Role,
    board: watch::Sender<Board>,
    wake_up: Notify,
}

impl Hub {
    pub fn new(role: Role) -> Self {
        Self { role, board: watch::Sender::default(), wake_up: Notify::new() }
    }

    pub fn subscribe(&self) -> watch::Receiver<Board> {
        self.board.subscribe()
    }

    /// Says that there may be something new. Calls that come together are one.
    pub fn wake(&self) {
        self.wake_up.notify_one();
    }

    pub fn stop(&self) {
        self.board.send_modify(|it| it.is_over = true);
    }

    /// Reads for ever. A call only saves waiting; what the log says is the truth.
    pub async fn follow(&self, live: &Live) {
        let (mut was_called, mut is_away) = (true, false);
        loop {
            match self.ask(live).await {
                Ok(has_news) => {
                    if is_away {
                        tracing::info!(role = %self.role, "the log is followed again");
                    }
                    is_away = false;
                    if has_news {
                        if !was_called {
                            live.is_deaf.notify_one();
                        }
                        sleep(BREATH).await;
                    }
                }
                Err(error) => {
                    if !is_away {
                        tracing::warn!(role = %self.role, %error, "the log cannot be followed");
                    }
                    is_away = true;
                }
            }
            was_called = timeout(POLL, self.wake_up.notified()).await.is_ok();
        }
    }

    /// Says whether there was something new, whether or not the role may know of it.
    async fn ask(&self, live: &Live) -> Result<bool, NoStream> {
        let mut conn = live.database.connection(self.role).await?;
        let answer = self.read_on(&mut conn).await;
        kept_if_answered(conn, answer)
    }

    async fn read_on(&self, conn: &mut AsyncPgConnection) -> Result<bool, NoStream> {
        let head = in_time(events::head(conn)).await?;
        if self.board.send_if_modified(|it| it.meet(&head)) {
            return Ok(false);
        }
        let mut until = self.board.borrow().latest.until();
        let has_news = until < head.last;
        while until < head.last {
            if self.board.receiver_count() == 0 {
                // Whoever comes now begins with the database.
                self.board.send_if_modified(|it| {
                    it.latest.restart(head.last);
                    false
                });
                break;
            }
            let page = in_time(events::list(conn, self.role, until, head.last, PAGE)).await?;
            let is_full = usize::try_from(PAGE).is_ok_and(|it| it == page.len());
            until = page.last().filter(|_| is_full).map_or(head.last, |it| it.position);
            let messages = page.iter().map(Message::of).collect();
            self.board.send_if_modified(|it| it.latest.add(messages, until));
        }
        Ok(has_news)
    }
}
