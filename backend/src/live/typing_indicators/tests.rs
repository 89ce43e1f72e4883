//! Which indicators are passed on.

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
