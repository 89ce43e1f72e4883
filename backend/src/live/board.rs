//! What the hub has read, for all listeners of a role to see.

use uuid::Uuid;

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
        }
        !is_same
    }
}

#[cfg(test)]
mod tests {
    use chrono::Utc;

    use super::*;

    #[test]
    fn a_log_that_is_another_or_shorter_begins_a_new_turn() {
        let [first, second] = [Uuid::from_u128(1), Uuid::from_u128(2)];
        let mut board = Board::default();
        let mut met = Vec::new();
        for (epoch, last) in [(first, 5), (first, 5), (first, 4), (second, 4), (second, 9)] {
            met.push(board.meet(&Head { epoch, last, now: Utc::now() }));
            board.latest.add(Vec::new(), last, Vec::new());
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
