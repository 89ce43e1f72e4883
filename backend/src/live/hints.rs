//! Hints that somebody is about to change a ticket: told to those who listen just then, and lost on
//! everybody else. Nobody waits for them, and nothing is held up by them.

use std::collections::{BTreeMap, BTreeSet, HashMap, VecDeque};
use std::sync::Arc;
use std::time::Duration;

use actix_web::web::Bytes;
use diesel_async::AsyncPgConnection;
use shared::ids::TicketId;
use shared::presence::{Doing, Hint};
use shared::role::Role;
use tokio::sync::mpsc;
use tokio::time::{Instant, sleep};

use super::message;
use super::{Live, Unread, in_time};
use crate::db::hints;

/// How many hints are passed on at once; with more, some are lost.
pub const MOST: usize = 32;

/// Between two times. The first after a silence goes at once.
const PACE: Duration = Duration::from_millis(500);

/// So many who do the same to the same ticket are told apart, for each to see that there is another.
const ALIKE: usize = 2;

/// An older one says nothing about now.
const FRESH: Duration = Duration::from_secs(5);

/// For how long it is remembered that a ticket is gone: longer than any hint is on its way.
const GONE: Duration = Duration::from_secs(30);

/// The latest hints, for all readers of a role.
#[derive(Default)]
pub struct Hints {
    /// Counts how often there were any.
    last: u64,
    batches: VecDeque<Batch>,
    gone: BTreeMap<TicketId, Instant>,
}

struct Batch {
    number: u64,
    at: Instant,
    hints: Vec<(TicketId, Bytes)>,
    /// All of them, for the readers.
    text: Bytes,
}

impl Hints {
    /// What a reader knows that has just come.
    pub const fn last(&self) -> u64 {
        self.last
    }

    /// Takes note of hints, but of none about a ticket that is known to be gone. Says whether there is
    /// something to hear.
    pub fn add(&mut self, hints: &[Hint]) -> bool {
        let is_gone = |it: &Hint| self.gone.get(&it.ticket).is_some_and(|at| at.elapsed() < GONE);
        let hints = hints.iter().filter(|it| !is_gone(it));
        let hints: Vec<_> = hints.map(|it| (it.ticket, message::hint(it))).collect();
        if hints.is_empty() {
            return false;
        }
        self.last += 1;
        let (number, at, text) = (self.last, Instant::now(), together(&hints));
        self.batches.retain(Batch::is_fresh);
        self.batches.push_back(Batch { number, at, hints, text });
        true
    }

    /// Whoever has not heard what is done to these tickets must not hear it any more.
    pub fn forget(&mut self, gone: &BTreeSet<TicketId>) {
        let now = Instant::now();
        self.gone.retain(|_, at| now - *at < GONE);
        self.gone.extend(gone.iter().map(|it| (*it, now)));
        for batch in &mut self.batches {
            let before = batch.hints.len();
            batch.hints.retain(|it| !gone.contains(&it.0));
            if batch.hints.len() < before {
                batch.text = together(&batch.hints);
            }
        }
    }

    /// What was heard may be about what is gone by now; in another log nothing is gone that was.
    pub fn restart(&mut self, is_another: bool) {
        self.batches.clear();
        if is_another {
            self.gone.clear();
        }
    }

    /// What a reader has not heard yet; empty when it says nothing any more.
    pub fn after(&self, number: u64) -> Bytes {
        let mut new = self.batches.iter().filter(|it| it.number > number && it.is_fresh());
        match (new.next(), new.next()) {
            (None, _) => Bytes::new(),
            (Some(only), None) => only.text.clone(),
            (Some(one), Some(other)) => {
                let all = [one, other].into_iter().chain(new);
                all.map(|it| it.text.as_ref()).collect::<Vec<_>>().concat().into()
            }
        }
    }
}

impl Batch {
    fn is_fresh(&self) -> bool {
        self.at.elapsed() < FRESH
    }
}

fn together(hints: &[(TicketId, Bytes)]) -> Bytes {
    hints.iter().map(|it| it.1.as_ref()).collect::<Vec<_>>().concat().into()
}

/// Passes hints on to all servers, for ever, on one connection of its own.
pub async fn send(live: Arc<Live>, mut told: mpsc::Receiver<Hint>) {
    let mut conn = None;
    while let Some(hints) = next(&mut told).await {
        if let Err(error) = send_once(&live, &mut conn, &hints).await {
            tracing::debug!(%error, "hints are lost");
            conn = None;
        }
        sleep(PACE).await;
    }
}

async fn send_once(
    live: &Live,
    conn: &mut Option<AsyncPgConnection>,
    hints: &[Hint],
) -> Result<(), Unread> {
    let conn = match conn {
        Some(conn) => conn,
        none => none.insert(live.connection_apart(Role::Helpdesk).await?),
    };
    in_time(hints::send(conn, hints)).await
}

/// Tells everybody what all servers pass on, for ever.
pub async fn tell(live: Arc<Live>, mut heard: mpsc::Receiver<Hint>) {
    while let Some(hints) = next(&mut heard).await {
        for hub in [&live.user, &live.helpdesk] {
            hub.board.send_if_modified(|it| it.hints.add(&hints));
        }
        sleep(PACE).await;
    }
}

/// What has come, none twice.
async fn next(hints: &mut mpsc::Receiver<Hint>) -> Option<Vec<Hint>> {
    let mut all = Vec::with_capacity(MOST);
    (hints.recv_many(&mut all, MOST).await > 0).then(|| told_apart(&all))
}

fn told_apart(hints: &[Hint]) -> Vec<Hint> {
    let mut chosen: HashMap<(TicketId, Role, Doing), Vec<Hint>> = HashMap::new();
    for hint in hints {
        let alike = chosen.entry((hint.ticket, hint.role, hint.doing)).or_default();
        if alike.len() < ALIKE && !alike.contains(hint) {
            alike.push(*hint);
        }
    }
    chosen.into_values().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(ticket: i64, by: u32) -> Hint {
        Hint { ticket: TicketId(ticket), role: Role::Helpdesk, doing: Doing::Writing, by }
    }

    fn heard(hints: &Hints, number: u64) -> usize {
        String::from_utf8(hints.after(number).to_vec()).unwrap().matches("event: hint").count()
    }

    #[tokio::test(start_paused = true)]
    async fn a_reader_hears_each_hint_once_while_it_is_fresh() {
        let mut hints = Hints::default();
        let first = hints.last();
        assert!(hints.add(&[hint(7, 1), hint(8, 1)]));
        let then = hints.last();
        assert!(hints.add(&[hint(7, 2)]));
        assert_eq!([first, then, hints.last()].map(|it| heard(&hints, it)), [3, 1, 0]);
        tokio::time::advance(FRESH).await;
        assert_eq!(heard(&hints, first), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn of_a_ticket_that_is_gone_nothing_is_told_and_nothing_new_taken_in() {
        let mut hints = Hints::default();
        hints.add(&[hint(7, 1), hint(8, 1)]);
        hints.add(&[hint(7, 2)]);
        hints.forget(&BTreeSet::from([TicketId(7)]));
        assert_eq!(heard(&hints, 0), 1);
        assert!(!hints.add(&[hint(7, 3)]), "what was on its way when the ticket was closed");
        assert!(hints.add(&[hint(7, 4), hint(9, 1)]));
        assert_eq!(heard(&hints, 0), 2);
    }

    #[test]
    fn of_many_who_do_the_same_two_are_told_apart() {
        let many: Vec<_> = (0..30).map(|it| hint(7, it % 5)).chain([hint(8, 1)]).collect();
        let mut told: Vec<_> = told_apart(&many).iter().map(|it| (it.ticket.0, it.by)).collect();
        told.sort_unstable();
        assert_eq!(told, [(7, 0), (7, 1), (8, 1)]);
    }
}
