//! Receives the database's notification that the log has grown. It only saves waiting: what is in the
//! log is the truth.

use std::time::Duration;

use anyhow::anyhow;
use futures_util::FutureExt as _;
use shared::typing::TypingIndicator;
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::{sleep, timeout};

use crate::db::{Notification, NotificationListener};

#[cfg(test)]
mod tests;

/// How often the log is read without a notification.
pub const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// How much later than its commit a notification may come.
const MAX_DELAY: Duration = Duration::from_millis(200);

#[derive(Default)]
pub struct Notifications {
    received: watch::Sender<()>,
    missed: Notify,
}

impl Notifications {
    pub fn subscribe(&self) -> watch::Receiver<()> {
        self.received.subscribe()
    }

    /// Receives for ever, on a new connection whenever one is lost.
    pub async fn receive(&self, database_url: &str, typing: &mpsc::Sender<TypingIndicator>) {
        let mut is_lost = false;
        loop {
            let error = match NotificationListener::connect(database_url).await {
                Ok(listener) => {
                    is_lost = false;
                    self.forward(listener, typing).await
                }
                Err(error) => error,
            };
            if !is_lost {
                tracing::warn!(%error, "no notifications; the log is read every second");
            }
            is_lost = true;
            sleep(POLL_INTERVAL).await;
        }
    }

    /// Why the connection can no longer be used.
    async fn forward(
        &self,
        mut listener: NotificationListener,
        typing: &mpsc::Sender<TypingIndicator>,
    ) -> anyhow::Error {
        // What was missed before is no fault of this connection.
        let _ = self.missed.notified().now_or_never();
        self.received.send_replace(());
        loop {
            tokio::select! {
                notification = listener.next() => match notification {
                    Ok(Notification::TicketEvents) => self.received.send_replace(()),
                    // There may be too many: the rest is dropped.
                    Ok(Notification::Typing(indicator)) => drop(typing.try_send(indicator)),
                    Err(error) => return error,
                },
                () = self.missed.notified() => return anyhow!("a notification did not come"),
            }
        }
    }

    /// Waits for the notification of what was found without one. If it does not come, the connection
    /// is taken for dead: a firewall may have forgotten it.
    pub async fn expect_late(&self, received: &mut watch::Receiver<()>) {
        match timeout(MAX_DELAY, received.changed()).await {
            // It may also be about more than was found.
            Ok(_) => received.mark_changed(),
            Err(_) => self.missed.notify_one(),
        }
    }
}
