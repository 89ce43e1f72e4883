//! What the hub has read, for all listeners of a role to see.

use uuid::Uuid;

use super::ring::Ring;
use crate::db::events::Head;

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
            self.latest.restart(head.last);
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
        }
        assert_eq!((met, board.turn), (vec![true, false, true, true, false], 3));
    }
}
