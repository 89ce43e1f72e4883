//! The event stream: follows the log once for each role, for all streams that are open.
//!
//! A listener is a position, not a queue. What follows it comes from pages in memory that all listeners
//! of the role share, or else from the database: no listener skips an event or gets one twice, and one
//! that is slow costs nothing.

mod log_follower;
mod notifications;
mod recent_events;
mod typing_indicators;

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, ensure};
use shared::event::Event;
use shared::role::Role;
use shared::stream::StreamHello;
use shared::typing::TypingIndicator;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};
use tokio::time::{sleep, timeout};

use crate::db::DedicatedConnection;
use log_follower::LogFollower;
use notifications::{Notifications, POLL_INTERVAL};
pub use recent_events::Batch;
use recent_events::{Page, RecentEvents};
use typing_indicators::{TypingBatch, TypingIndicators, still_valid};

/// How long a new listener waits to learn where the log stands.
const SUBSCRIBE_TIMEOUT: Duration = Duration::from_secs(5);

/// What all streams of this server share.
pub struct Live {
    pub(crate) user: Arc<LogFollower>,
    helpdesk: Arc<LogFollower>,
    notifications: Arc<Notifications>,
    pub(crate) typing: TypingIndicators,
}

impl Live {
    /// Follows the log from now on, as soon as there is a database.
    pub fn start(database_url: &str) -> Arc<Self> {
        let live = Self::new(database_url);
        let notifications = &live.notifications;
        for (role, follower) in [(Role::User, &live.user), (Role::Helpdesk, &live.helpdesk)] {
            let (follower, notifications) = (Arc::clone(follower), Arc::clone(notifications));
            let conn = DedicatedConnection::new(database_url, role);
            tokio::spawn(async move { follower.follow(conn, &notifications).await });
        }
        let notifications = Arc::clone(notifications);
        let (url, typing) = (database_url.to_owned(), live.typing.received.clone());
        tokio::spawn(async move { notifications.receive(&url, &typing).await });
        Arc::new(live)
    }

    pub(crate) fn new(database_url: &str) -> Self {
        let follower = |role| Arc::new(LogFollower::new(database_url, role));
        Self {
            user: follower(Role::User),
            helpdesk: follower(Role::Helpdesk),
            notifications: Arc::default(),
            typing: TypingIndicators::start(database_url),
        }
    }

    /// Ends all streams. There are no new ones after that.
    pub fn stop(&self) {
        for follower in [&self.user, &self.helpdesk] {
            follower.recent.send_modify(|recent| recent.is_stopped = true);
        }
    }

    /// Listens to what happens after a position, or from now on. Also says where the log stands.
    ///
    /// # Errors
    /// When the server is stopping, or the database does not answer.
    pub async fn subscribe(
        &self,
        role: Role,
        after: Option<i64>,
    ) -> anyhow::Result<(StreamHello, Listener)> {
        let follower = match role {
            Role::User => &self.user,
            Role::Helpdesk => &self.helpdesk,
        };
        let (recent, typing) = (follower.recent.subscribe(), self.typing.batches.subscribe());
        let head = timeout(SUBSCRIBE_TIMEOUT, follower.read_head()).await.ok().flatten();
        let head = head.context("the database does not answer")?;
        let generation = {
            let recent = recent.borrow();
            ensure!(!recent.is_stopped, "the server is stopping");
            ensure!(recent.epoch == Some(head.epoch), "the log is being replaced");
            recent.generation
        };
        let epoch = head.epoch.to_string();
        let hello = StreamHello { epoch, head: head.last, now: head.now, build: None };
        let (follower, position) = (Arc::clone(follower), after.unwrap_or(head.last));
        let listener = Listener { follower, recent, generation, position, typing, pending: None };
        Ok((hello, listener))
    }

    /// Changes whenever the log may have grown.
    pub fn notified(&self) -> watch::Receiver<()> {
        self.notifications.subscribe()
    }

    /// Tells all listeners of all servers that somebody is typing. It may be lost.
    pub fn signal_typing(&self, indicator: TypingIndicator) {
        if self.typing.signals.try_send(indicator).is_err() {
            tracing::debug!("a typing indicator is lost");
        }
    }
}

/// Something to send. Batches are shared by all listeners of a role.
#[derive(Debug)]
pub enum Message {
    Events(Arc<Batch<Event>>),
    Typing(Arc<Batch<TypingIndicator>>),
}

/// One reader of the log.
pub struct Listener {
    follower: Arc<LogFollower>,
    recent: watch::Receiver<RecentEvents>,
    generation: u64,
    /// All events up to here have been sent.
    position: i64,
    typing: broadcast::Receiver<TypingBatch>,
    /// Received, and sent once what is in memory may be sent.
    pending: Option<TypingBatch>,
}

impl Listener {
    /// The next message; none when the server stops or the log is another one. The future may be
    /// dropped: nothing is lost by that.
    pub async fn next(&mut self) -> Option<Message> {
        loop {
            // Asked before memory is looked at, which can only have become better since.
            let may_send = self.follower.last_read.borrow().is_recent();
            let (is_behind, page) = {
                let recent = self.recent.borrow_and_update();
                if has_ended(&recent, self.generation) {
                    return None;
                }
                let is_behind = self.position < recent.head;
                (is_behind, if is_behind { recent.page_after(self.position) } else { None })
            };
            if !is_behind && self.pending.is_none() {
                tokio::select! {
                    changed = self.recent.changed() => changed.ok()?,
                    batch = self.typing.recv() => match batch {
                        Err(RecvError::Closed) => return None,
                        batch => self.pending = batch.ok(),
                    },
                }
            } else if !may_send {
                tokio::select! {
                    changed = self.recent.changed() => changed.ok()?,
                    () = self.follower.wait_until_recent() => {}
                }
            } else if is_behind {
                // Boxed, because it is seldom and large.
                let page = if page.is_some() { page } else { Box::pin(self.read_page()).await };
                let Some(page) = page else { continue };
                self.position = page.until;
                if !page.events.items.is_empty() {
                    return Some(Message::Events(page.events));
                }
            } else if let Some(batch) = self.pending.take() {
                let recent = self.recent.borrow();
                if let Some(batch) = still_valid(batch, |ticket| recent.is_gone(ticket)) {
                    return Some(Message::Typing(batch));
                }
            }
        }
    }

    /// The next page from the database; none when it cannot be read, or the stream ends meanwhile.
    async fn read_page(&mut self) -> Option<Page> {
        let read = async {
            let page = self.follower.read_page(self.position).await;
            if let Err(error) = &page {
                tracing::debug!(%error, "a listener cannot catch up");
                sleep(POLL_INTERVAL).await;
            }
            page.ok()
        };
        tokio::select! {
            _ = self.recent.wait_for(|recent| has_ended(recent, self.generation)) => None,
            page = read => page,
        }
    }
}

const fn has_ended(recent: &RecentEvents, generation: u64) -> bool {
    recent.is_stopped || recent.generation != generation
}
