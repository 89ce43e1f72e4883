//! What the hub has read, for all listeners of a role to see.

use std::collections::BTreeSet;

use shared::ids::TicketId;
use uuid::Uuid;

use super::hints::Hints;
use super::message::Message;
use super::ring::Ring;
use crate::db::events::Head;

/// How many events are read when the log is met, so that readers who come back after a restart of the
/// server find in memory what they missed.
const RECENT: i64 = 2_000;

/// When so many events came at once, only the latest are read here; each reader catches up by itself.
const FAR: i64 = 20_000;

/// Changes whenever there is something to send, or nothing more to wait for.
#[derive(Default)]
pub struct Board {
    epoch: Option<Uuid>,
    /// Counts the logs that were met. Whoever began with another one starts again.
    pub turn: u64,
    /// The server stops.
    pub is_over: bool,
    pub latest: Ring,
    pub hints: Hints,
}

impl Board {
    /// Whether this is about the log of that epoch.
    pub fn is_of(&self, epoch: Uuid) -> bool {
        self.epoch == Some(epoch)
    }

    /// Takes note of where the log stands. Says whether it is another log than before: of another
    /// epoch, or shorter than it was.
    pub fn meet(&mut self, head: &Head) -> bool {
        let is_same = self.is_of(head.epoch) && self.latest.until() <= head.last;
        if !is_same {
            self.epoch = Some(head.epoch);
            self.turn += 1;
        }
        if !is_same || self.latest.until() + FAR < head.last {
            self.latest.restart((head.last - RECENT).max(0));
            self.hints.restart(!is_same);
        }
        !is_same
    }

    /// Takes note of what there is to know up to a position, and forgets the tickets that are gone:
    /// those of which the messages say so, and `gone`. Says whether there is something to hear.
    pub fn learn(&mut self, messages: Vec<Message>, until: i64, gone: Vec<TicketId>) -> bool {
        let mut gone: BTreeSet<_> = gone.into_iter().collect();
        gone.extend(messages.iter().filter(|it| it.is_gone).map(|it| it.ticket));
        if !gone.is_empty() {
            // Who has not heard the rest by now must not hear it any more.
            self.latest.forget(&gone);
            self.hints.forget(&gone);
        }
        self.latest.add(messages, until)
    }
}

#[cfg(test)]
mod tests {
    use chrono::Utc;
    use shared::presence::{Doing, Hint};
    use shared::role::Role;

    use crate::live::ring::News;

    use super::*;

    fn message(position: i64, ticket: i64, is_gone: bool) -> Message {
        Message { position, ticket: TicketId(ticket), is_gone, text: format!("{position} ").into() }
    }

    fn hint(ticket: i64, by: u32) -> Hint {
        Hint { ticket: TicketId(ticket), role: Role::User, doing: Doing::Writing, by }
    }

    /// All that a reader from the start may hear, and all hints.
    fn told(board: &Board) -> (String, usize) {
        let News::Text(text, _) = board.latest.after(0) else { panic!("nothing") };
        let hints = String::from_utf8(board.hints.after(0).to_vec()).unwrap();
        let hints = hints.matches("event: hint").count();
        (String::from_utf8(text.to_vec()).unwrap(), hints)
    }

    #[test]
    fn of_a_ticket_that_is_gone_only_that_is_left() {
        let mut board = Board::default();
        board.learn((1..=3).map(|it| message(it, 6 + it, false)).collect(), 3, Vec::new());
        assert!(board.hints.add(&[hint(7, 1), hint(8, 1), hint(9, 1)]));
        board.learn(vec![message(4, 7, true)], 4, Vec::new());
        assert_eq!(told(&board), ("2 3 4 ".into(), 2));
        // Of another one it is known before the message that says so has been read.
        board.learn(vec![message(5, 9, false)], 5, vec![TicketId(8)]);
        assert_eq!(told(&board), ("3 4 5 ".into(), 1));
        assert!(!board.hints.add(&[hint(7, 2), hint(8, 2)]), "what was on its way");
    }

    #[test]
    fn a_log_that_is_another_or_shorter_begins_a_new_turn() {
        let [first, second] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let mut board = Board::default();
        let mut met = Vec::new();
        for (epoch, last) in [(first, 5), (first, 5), (first, 4), (second, 4), (second, 9)] {
            met.push(board.meet(&Head { epoch, last, now: Utc::now() }));
            board.learn(Vec::new(), last, Vec::new());
        }
        assert_eq!((met, board.turn), (vec![true, false, true, true, false], 3));
    }

    #[test]
    fn the_latest_are_read_first_and_what_is_too_much_is_left_to_each_reader() {
        let mut board = Board::default();
        let mut meet = |last| {
            let head = Head { epoch: Uuid::from_u128(1), last, now: Utc::now() };
            (board.meet(&head), board.latest.until())
        };
        assert_eq!(meet(500), (true, 0));
        assert_eq!(meet(20_000), (false, 0));
        assert_eq!(meet(20_001), (false, 18_001));
    }
}
