//! Reads the log on, once for all listeners of a role.

use std::time::Duration;

use anyhow::ensure;
use shared::policy;
use shared::role::Role;
use shared::ticket::Status;
use tokio::sync::{Mutex, Notify, watch};
use tokio::time::{Instant, sleep};

use super::notifications::{Notifications, POLL_INTERVAL};
use super::recent_events::{PAGE_SIZE, Page, RecentEvents};
use crate::db::DedicatedConnection;
use crate::db::events::{self, Excerpt, Head};

#[cfg(test)]
mod tests;

/// How long after news the log is not read again.
const DEBOUNCE: Duration = Duration::from_millis(10);

/// How much longer for each listener, about as long as sending takes: the more there are, the more they
/// are sent at once.
const DEBOUNCE_PER_LISTENER: Duration = Duration::from_micros(25);

/// How old the last reading may be when something is sent: a ticket that was closed before is known
/// to be gone.
const MAX_READ_AGE: Duration = Duration::from_secs(2);

/// The last attempt to read the log.
#[derive(Clone, Copy)]
pub struct LastRead {
    pub started_at: Instant,
    /// Absent when it failed.
    pub head: Option<Head>,
}

impl LastRead {
    pub fn is_recent(&self) -> bool {
        self.head.is_some() && self.started_at.elapsed() < MAX_READ_AGE
    }
}

pub struct LogFollower {
    role: Role,
    pub recent: watch::Sender<RecentEvents>,
    pub last_read: watch::Sender<LastRead>,
    wake_up: Notify,
    /// Reads for the listeners that are behind, one page at a time.
    pub catch_up: Mutex<DedicatedConnection>,
}

impl LogFollower {
    pub fn new(database_url: &str, role: Role) -> Self {
        Self {
            role,
            recent: watch::Sender::default(),
            last_read: watch::Sender::new(LastRead { started_at: Instant::now(), head: None }),
            wake_up: Notify::new(),
            catch_up: Mutex::new(DedicatedConnection::new(database_url, role)),
        }
    }

    /// Reads for ever, on a connection that never waits for listeners.
    pub async fn follow(&self, mut conn: DedicatedConnection, notifications: &Notifications) {
        let mut received = notifications.subscribe();
        let (mut was_notified, mut is_failing) = (true, false);
        loop {
            let started_at = Instant::now();
            let read = self.read(&mut conn).await;
            let head = read.as_ref().ok().map(|(head, _)| *head);
            // Sent last: what is in memory now agrees with it.
            self.last_read.send_replace(LastRead { started_at, head });
            match &read {
                Err(error) if !is_failing => {
                    tracing::warn!(role = %self.role, %error, "the log cannot be read");
                }
                Ok(_) if is_failing => tracing::info!(role = %self.role, "the log is read again"),
                _ => {}
            }
            is_failing = read.is_err();
            if let Ok((_, true)) = read {
                if !was_notified {
                    notifications.expect_late(&mut received).await;
                }
                sleep(debounce(self.recent.receiver_count())).await;
            }
            was_notified = tokio::select! {
                changed = received.changed() => changed.is_ok(),
                () = self.wake_up.notified() => false,
                () = sleep(POLL_INTERVAL) => false,
            };
        }
    }

    /// Reads where the log stands and the next page. Says whether there was anything new.
    async fn read(&self, conn: &mut DedicatedConnection) -> anyhow::Result<(Head, bool)> {
        conn.run(async |conn| {
            let after = self.recent.borrow().head;
            let Excerpt { head, events, until } =
                events::read(conn, self.role, after, PAGE_SIZE.into()).await?;
            if self.recent.send_if_modified(|recent| recent.begin(&head)) || after == head.last {
                return Ok((head, false));
            }
            let page = Page::new(after, until, events);
            let mut gone = page.gone();
            if until < head.last && !policy::may_see(self.role, Status::Closed) {
                // No listener may be sent anything of them before it has reached their last event.
                gone.extend(events::list_gone(conn, until, head.last).await?);
            }
            self.recent.send_modify(|recent| recent.advance(page, gone, head.last));
            Ok((head, true))
        })
        .await
    }

    /// The page after a position. It is read once for all listeners that wait for it.
    pub async fn read_page(&self, after: i64) -> anyhow::Result<Page> {
        let mut conn = self.catch_up.lock().await;
        ensure!(self.last_read.borrow().is_recent(), "the database does not answer");
        let (epoch, generation, head) = {
            let recent = self.recent.borrow();
            if let Some(page) = recent.page_after(after) {
                return Ok(page);
            }
            (recent.epoch, recent.generation, recent.head)
        };
        let started_at = Instant::now();
        let read =
            conn.run(async |conn| events::read(conn, self.role, after, PAGE_SIZE.into()).await);
        let Excerpt { head: now, mut events, until } = read.await?;
        ensure!(Some(now.epoch) == epoch && now.last >= head, "the log is another one");
        ensure!(started_at.elapsed() < MAX_READ_AGE, "reading took too long");
        // What follows the head in memory comes from the reader of the log.
        events.retain(|event| event.position <= head);
        let mut page = Page::new(after, until.min(head), events);
        self.recent.send_if_modified(|recent| {
            if recent.generation == generation {
                page = recent.keep(page.clone());
            }
            false
        });
        Ok(page)
    }

    /// The head by a reading that starts after this call. However many wait, it is read once.
    pub async fn read_head(&self) -> Option<Head> {
        let now = Instant::now();
        let mut last_read = self.last_read.subscribe();
        self.wake_up.notify_one();
        let read = last_read.wait_for(|it| it.started_at >= now).await;
        read.expect("the sender is kept").head
    }

    /// Waits until what is in memory may be sent.
    pub async fn wait_until_recent(&self) {
        let read = self.last_read.subscribe().wait_for(LastRead::is_recent).await.is_ok();
        debug_assert!(read, "the sender is kept");
    }
}

/// Never so long that what is in memory gets too old to be sent.
fn debounce(listeners: usize) -> Duration {
    let listeners = u32::try_from(listeners).unwrap_or(u32::MAX);
    let for_all = DEBOUNCE_PER_LISTENER.saturating_mul(listeners);
    DEBOUNCE.saturating_add(for_all).min(POLL_INTERVAL / 2)
}
