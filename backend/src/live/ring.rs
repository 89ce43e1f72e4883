//! The latest events as one role may know them, shared by all who hear them.

use std::collections::{BTreeSet, VecDeque};

use actix_web::web::Bytes;
use shared::ids::TicketId;

use super::message::Message;

/// How many events are kept for readers that are a little behind. One takes some 300 bytes.
const CAPACITY: usize = 4_096;

/// About how many bytes are handed out at once.
const PORTION: usize = 8 * 1024;

/// All that a role may know of the positions after `from` and up to `until`.
#[derive(Default)]
pub struct Ring {
    from: i64,
    until: i64,
    messages: VecDeque<Message>,
}

/// What there is for a reader.
#[derive(Debug, PartialEq)]
pub enum News {
    /// It has heard everything.
    Nothing,
    /// With this it knows everything up to a position.
    Text(Bytes, i64),
    /// It lags behind what is kept here.
    Missed,
}

impl Ring {
    pub const fn until(&self) -> i64 {
        self.until
    }

    /// Forgets everything and goes on after a position.
    pub fn restart(&mut self, at: i64) {
        *self = Self { from: at, until: at, messages: VecDeque::new() };
    }

    /// Keeps nothing about these tickets.
    pub fn forget(&mut self, tickets: &BTreeSet<TicketId>) {
        self.messages.retain(|it| !tickets.contains(&it.ticket));
    }

    /// Adds what there is to know up to a position. Says whether there is something to hear.
    pub fn add(&mut self, messages: Vec<Message>, until: i64) -> bool {
        self.until = until;
        let has_news = !messages.is_empty();
        self.messages.extend(messages);
        while self.messages.len() > CAPACITY {
            self.from = self.messages.pop_front().map_or(self.from, |it| it.position);
        }
        has_news
    }

    /// What a reader has not heard that knows everything up to `position`.
    pub fn after(&self, position: i64) -> News {
        if position < self.from {
            return News::Missed;
        }
        let first = self.messages.partition_point(|it| it.position <= position);
        let mut rest = self.messages.range(first..);
        match (rest.next(), rest.len()) {
            (None, _) => News::Nothing,
            (Some(only), 0) => News::Text(only.text.clone(), self.until),
            (Some(_), _) => self.several(first),
        }
    }

    fn several(&self, first: usize) -> News {
        let mut text = Vec::with_capacity(PORTION);
        for message in self.messages.range(first..) {
            text.extend_from_slice(&message.text);
            if text.len() + message.text.len() > PORTION {
                return News::Text(text.into(), message.position);
            }
        }
        News::Text(text.into(), self.until)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(position: i64, ticket: i64) -> Message {
        let text = format!("{position} ").into();
        Message { position, ticket: TicketId(ticket), is_gone: false, text }
    }

    /// Everything that a reader hears, portion by portion.
    fn heard(ring: &Ring, mut position: i64) -> Option<String> {
        let mut all = Vec::new();
        loop {
            match ring.after(position) {
                News::Nothing => return Some(String::from_utf8(all).unwrap()),
                News::Missed => return None,
                News::Text(text, until) => {
                    assert!(text.len() <= PORTION && until > position);
                    (all, position) = ([all, text.to_vec()].concat(), until);
                }
            }
        }
    }

    #[test]
    fn a_reader_hears_what_follows_its_position_and_who_is_too_late_is_told_so() {
        let mut ring = Ring::default();
        ring.restart(10);
        assert!(!ring.add(Vec::new(), 12));
        assert!(ring.add(vec![message(13, 1), message(15, 2)], 16));
        assert_eq!(heard(&ring, 9), None);
        for (after, text) in [(10, "13 15 "), (12, "13 15 "), (13, "15 "), (14, "15 "), (16, "")] {
            assert_eq!(heard(&ring, after).as_deref(), Some(text), "after {after}");
        }
    }

    #[test]
    fn however_much_there_is_every_portion_is_small_and_none_is_left_out() {
        let mut ring = Ring::default();
        let many = i64::try_from(CAPACITY).unwrap() + 500;
        ring.add((1..=many).map(|it| message(it, it)).collect(), many);
        assert_eq!(heard(&ring, 499), None);
        let expected: String = (501..=many).map(|it| format!("{it} ")).collect();
        assert_eq!(heard(&ring, 500), Some(expected));
    }
}
