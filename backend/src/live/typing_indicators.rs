//! Typing indicators: passed on to all servers, and there to the listeners of that moment. They have no
//! place in the log, wait for nothing that does, and may be lost.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use shared::ids::TicketId;
use shared::role::Role;
use shared::typing::TypingIndicator;
use tokio::sync::{broadcast, mpsc};
use tokio::time::sleep;

use super::recent_events::{Batch, MAX_TYPING_AGE};
use crate::db::{DedicatedConnection, typing_indicators};

#[cfg(test)]
mod tests;

/// The most indicators that are passed on at once. More are dropped.
const MAX_INDICATORS: usize = 32;

/// The most of one role and activity on one ticket: enough for a page to see one that is not its own.
const MAX_SENDERS: usize = 2;

/// The time between two batches.
const BATCH_INTERVAL: Duration = Duration::from_millis(500);

pub type TypingBatch = Arc<Batch<TypingIndicator>>;

pub struct TypingIndicators {
    /// From the clients of this server.
    pub signals: mpsc::Sender<TypingIndicator>,
    /// From all servers.
    pub received: mpsc::Sender<TypingIndicator>,
    pub batches: broadcast::Sender<TypingBatch>,
}

impl TypingIndicators {
    /// Starts to pass on.
    pub fn start(database_url: &str) -> Self {
        let (signals, mut signalled) = mpsc::channel(MAX_INDICATORS);
        let (received, mut to_send) = mpsc::channel(MAX_INDICATORS);
        let batches = broadcast::Sender::new(MAX_INDICATORS);
        let mut conn = DedicatedConnection::new(database_url, Role::Helpdesk);
        tokio::spawn(async move {
            while let Some(batch) = next_batch(&mut signalled).await {
                let notified = conn.run(async |conn| typing_indicators::notify(conn, &batch).await);
                if let Err(error) = notified.await {
                    tracing::debug!(%error, "typing indicators are lost");
                }
                sleep(BATCH_INTERVAL).await;
            }
        });
        let listeners = batches.clone();
        tokio::spawn(async move {
            while let Some(batch) = next_batch(&mut to_send).await {
                // Fails when there are no listeners.
                let _ = listeners.send(Arc::new(Batch::new(batch)));
                sleep(BATCH_INTERVAL).await;
            }
        });
        Self { signals, received, batches }
    }
}

/// All that have come, as far as they may be passed on.
async fn next_batch(channel: &mut mpsc::Receiver<TypingIndicator>) -> Option<Vec<TypingIndicator>> {
    let mut all = Vec::new();
    (channel.recv_many(&mut all, MAX_INDICATORS).await > 0).then(|| without_repetition(all))
}

fn without_repetition(mut indicators: Vec<TypingIndicator>) -> Vec<TypingIndicator> {
    let mut senders: HashMap<_, Vec<u32>> = HashMap::new();
    indicators.retain(|it| {
        let senders = senders.entry((it.ticket, it.role, it.activity)).or_default();
        let is_new = senders.len() < MAX_SENDERS && !senders.contains(&it.sender);
        if is_new {
            senders.push(it.sender);
        }
        is_new
    });
    indicators
}

/// What may still be sent of a batch: nothing that is old, or about a ticket that is gone.
pub fn still_valid(batch: TypingBatch, is_gone: impl Fn(TicketId) -> bool) -> Option<TypingBatch> {
    if batch.created_at.elapsed() >= MAX_TYPING_AGE {
        return None;
    }
    if !batch.items.iter().any(|it| is_gone(it.ticket)) {
        return Some(batch);
    }
    let rest: Vec<_> = batch.items.iter().copied().filter(|it| !is_gone(it.ticket)).collect();
    (!rest.is_empty()).then(|| Arc::new(Batch::new(rest)))
}
