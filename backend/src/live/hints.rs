//! Hints that somebody is about to change a ticket: told to those who listen just then, and lost on
//! everybody else.

use std::collections::{BTreeSet, HashSet, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Bytes;
use shared::ids::TicketId;
use shared::presence::Hint;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};

use super::Live;
use super::message;

/// How many hints wait to be told, and how many are kept for readers that are a little behind. With
/// more, some are lost.
pub const MOST: usize = 64;

/// An older one says nothing about now.
const FRESH: Duration = Duration::from_secs(5);

/// The latest hints, for all readers of a role.
#[derive(Default)]
pub struct Hints {
    /// Counts all that were ever told.
    last: u64,
    told: VecDeque<Told>,
}

#[derive(Clone)]
struct Told {
    number: u64,
    at: Instant,
    ticket: TicketId,
    text: Bytes,
}

impl Hints {
    /// What a reader knows that has just come.
    pub const fn last(&self) -> u64 {
        self.last
    }

    pub fn add(&mut self, hint: &Hint) {
        self.last += 1;
        let text = message::hint(hint);
        self.told.push_back(Told {
            number: self.last,
            at: Instant::now(),
            ticket: hint.ticket,
            text,
        });
        if self.told.len() > MOST {
            self.told.pop_front();
        }
    }

    /// Whoever has not heard of what these tickets' readers do must not hear of it any more.
    pub fn forget(&mut self, gone: &BTreeSet<TicketId>) {
        self.told.retain(|it| !gone.contains(&it.ticket));
    }

    /// What a reader has not heard, with all that it knows then.
    pub fn after(&self, number: u64) -> Option<(Bytes, u64)> {
        let is_new = |it: &&Told| it.number > number && it.at.elapsed() < FRESH;
        let text: Vec<u8> =
            self.told.iter().filter(is_new).flat_map(|it| it.text.clone()).collect();
        (!text.is_empty()).then(|| (text.into(), self.last))
    }
}

/// Tells everybody, for ever, at the pace at which they can be told.
pub async fn tell(live: Arc<Live>, mut heard: mpsc::Receiver<Hint>) {
    let mut hints = Vec::with_capacity(MOST);
    while heard.recv_many(&mut hints, MOST).await > 0 {
        let mut known = HashSet::new();
        hints.retain(|it| known.insert(*it));
        for hub in [&live.user, &live.helpdesk] {
            hub.board.send_if_modified(|it| it.hint(&hints));
            sleep(hub.breath()).await;
        }
        hints.clear();
    }
}

#[cfg(test)]
mod tests {
    use shared::presence::Doing;
    use shared::role::Role;

    use super::*;

    fn hint(by: u32) -> Hint {
        Hint { ticket: TicketId(7), role: Role::Helpdesk, doing: Doing::Writing, by }
    }

    fn heard(hints: &Hints, number: u64) -> usize {
        let text = hints.after(number).map_or_else(Vec::new, |it| it.0.to_vec());
        String::from_utf8(text).unwrap().matches("event: hint").count()
    }

    #[tokio::test(start_paused = true)]
    async fn a_reader_hears_each_hint_once_while_it_is_fresh() {
        let mut hints = Hints::default();
        let first = hints.last();
        hints.add(&hint(1));
        assert_eq!(heard(&hints, first), 1);
        let (_, then) = hints.after(first).unwrap();
        hints.add(&hint(2));
        assert_eq!((heard(&hints, first), heard(&hints, then)), (2, 1));
        tokio::time::advance(FRESH).await;
        assert_eq!(heard(&hints, first), 0);
    }

    #[test]
    fn who_is_far_behind_hears_the_latest_only() {
        let mut hints = Hints::default();
        for by in 0..1_000 {
            hints.add(&hint(by));
        }
        assert_eq!((heard(&hints, 0), hints.last()), (MOST, 1_000));
    }
}
