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

#[cfg(test)]
pub mod tests {
    use shared::typing::TypingActivity;

    use super::*;

    pub fn indicator(ticket: i64, sender: u32) -> TypingIndicator {
        let (ticket, activity) = (TicketId(ticket), TypingActivity::Writing);
        TypingIndicator { ticket, role: Role::Helpdesk, activity, sender }
    }

    #[tokio::test(start_paused = true)]
    async fn an_indicator_is_sent_while_it_is_young_and_its_ticket_not_gone() {
        let batch = Arc::new(Batch::new(vec![indicator(7, 1), indicator(8, 1)]));
        let sent = |gone: &[i64]| {
            let batch = still_valid(Arc::clone(&batch), |ticket| gone.contains(&ticket.0));
            batch.map_or(0, |it| it.items.len())
        };
        assert_eq!([sent(&[]), sent(&[7]), sent(&[7, 8])], [2, 1, 0]);
        tokio::time::advance(MAX_TYPING_AGE).await;
        assert_eq!(sent(&[]), 0);
    }

    #[test]
    fn of_many_who_do_the_same_to_the_same_ticket_two_are_passed_on() {
        let many = (0..30).map(|it| indicator(7, it % 5)).chain([indicator(8, 1)]).collect();
        let passed: Vec<_> =
            without_repetition(many).iter().map(|it| (it.ticket.0, it.sender)).collect();
        assert_eq!(passed, [(7, 0), (7, 1), (8, 1)]);
    }

    #[tokio::test(start_paused = true)]
    async fn two_batches_a_second_are_passed_on_and_at_most_32_indicators_at_once() {
        let typing = TypingIndicators::start("postgres://nobody@127.0.0.1:1/nothing");
        let mut batches = typing.batches.subscribe();
        let started_at = tokio::time::Instant::now();
        for round in 0..4 {
            for ticket in 0..50 {
                let _ = typing.received.try_send(indicator(ticket, round));
            }
            assert_eq!(batches.recv().await.unwrap().items.len(), MAX_INDICATORS);
        }
        assert_eq!(started_at.elapsed(), 3 * BATCH_INTERVAL);
    }
}
