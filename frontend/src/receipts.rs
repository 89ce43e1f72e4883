//! The receipts of this browser: which tickets somebody has reported or follows here, and how they ended.

pub mod transfer;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde::{Deserialize, Serialize};
use shared::ids::{ReceiptSecret, TicketId};
use shared::page::MAX_LIMIT;
use shared::problem::{Problem, ProblemKind};
use shared::receipt::Receipt;
use shared::role::Role;
use shared::ticket::Status;
use shared::view::View;

use crate::api;
use crate::api::tickets::TicketQuery;
use crate::browser::device_value::DeviceValue;
use crate::browser::service_worker;
use crate::event_feed::use_event_feed;
use crate::notifications::{Notifications, use_notifications};
use crate::words::words;
use transfer::OfferedReceipt;

const NAME: &str = "lodge-receipts";
/// Where the style guide stores its own.
const EXAMPLES: &str = "lodge-example-receipts";

/// How many pages there are of as many tickets as can be asked for at once.
const MAX_PAGES: usize = 2;

/// All receipts, the last one first.
#[derive(Clone, Copy)]
pub struct Receipts(DeviceValue<Vec<HeldReceipt>>);

/// One ticket that somebody has reported or follows here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldReceipt {
    pub ticket: TicketId,
    pub secret: ReceiptSecret,
    pub kind: ReceiptKind,
    /// How it ended, once that is known; from then on it stays as it is.
    pub ended: Option<Receipt>,
    /// Whether somebody here has seen how it ended.
    is_seen: bool,
}

/// What somebody has to do with a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReceiptKind {
    Reported,
    /// They have the problem too.
    Affected,
    Following,
}

/// What became of receipts from another device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Received {
    /// This device did not have them.
    pub added: usize,
    /// The server does not have them.
    pub unknown: usize,
}

/// Keeps them, and learns how they end as long as the application runs.
pub fn provide_receipts(role: Role) {
    let receipts = Receipts(DeviceValue::open(NAME, Vec::new));
    provide_context(receipts);
    if role != Role::User {
        return;
    }
    let (feed, notifications) = (use_event_feed(), use_notifications());
    Effect::new(move |former: Option<()>| {
        let unended = untrack(|| receipts.unended());
        // The first number is that of no ticket: everything may have changed.
        let mut numbers = [TicketId(0)].into_iter().chain(unended.iter().copied());
        let is_stale = numbers.any(|ticket| feed.makes_stale(View::Ticket(ticket)));
        if is_stale || former.is_none() {
            let answered = untrack(|| feed.answered());
            // What fails is asked for again after the next event of one of them, and when the page is loaded again.
            spawn_local(async move {
                _ = receipts.learn(unended, &answered, notifications).await;
            });
        }
    });
}

/// Provides receipts that are not the reader's: none at first.
pub fn provide_example_receipts() {
    let receipts = DeviceValue::open(EXAMPLES, Vec::new);
    receipts.update(Vec::clear);
    provide_context(Receipts(receipts));
}

pub fn use_receipts() -> Receipts {
    expect_context()
}

impl Receipts {
    /// Takes the place of what was held of the ticket. The server knows the secret already.
    pub fn add(self, ticket: TicketId, secret: ReceiptSecret, kind: ReceiptKind) {
        self.0.update(|all| {
            all.retain(|held| held.ticket != ticket);
            all.insert(0, HeldReceipt { ticket, secret, kind, ended: None, is_seen: false });
        });
    }

    /// What is known of a ticket. Tracked.
    pub fn of(self, ticket: TicketId) -> Option<HeldReceipt> {
        self.0.with(|all| all.iter().find(|held| held.ticket == ticket).cloned())
    }

    /// The tickets of which nobody here has heard that they were closed. Tracked.
    pub fn unended(self) -> Vec<TicketId> {
        let of = |held: &HeldReceipt| held.ended.is_none().then_some(held.ticket);
        self.0.with(|all| all.iter().filter_map(of).collect())
    }

    /// Those that were closed, by whether somebody here has seen how. Tracked.
    pub fn ended(self, is_seen: bool) -> Vec<HeldReceipt> {
        let is_asked_for = |held: &&HeldReceipt| held.ended.is_some() && held.is_seen == is_seen;
        self.0.with(|all| all.iter().filter(is_asked_for).cloned().collect())
    }

    /// All of them. Tracked.
    pub fn with<U>(self, read: impl FnOnce(&[HeldReceipt]) -> U) -> U {
        self.0.with(|all| read(all))
    }

    pub fn count(self) -> usize {
        self.0.with(Vec::len)
    }

    pub fn mark_seen(self, tickets: &[TicketId]) {
        let is_news = |held: &HeldReceipt| {
            held.ended.is_some() && !held.is_seen && tickets.contains(&held.ticket)
        };
        // Whoever reads the receipts hears of every change, and this runs where they are read.
        if self.0.with_untracked(|all| all.iter().any(is_news)) {
            self.0.update(|all| {
                all.iter_mut().filter(|held| is_news(held)).for_each(|held| held.is_seen = true);
            });
        }
    }

    /// Nobody learns on this device any more what was reported here.
    pub fn forget_all(self) {
        self.0.update(Vec::clear);
        service_worker::forget_answers();
    }

    /// Adds those receipts of another device, the last one first, that this device does not have and the server knows.
    pub async fn receive(self, offered: Vec<OfferedReceipt>) -> Result<Received, Problem> {
        let mut received = Received::default();
        for (secret, kind) in offered.into_iter().rev() {
            if self.0.with_untracked(|all| all.iter().any(|held| held.secret == secret)) {
                continue;
            }
            match api::receipts::show(Role::User, secret).await {
                Ok(receipt) if untrack(|| self.of(receipt.ticket)).is_none() => {
                    self.add(receipt.ticket, secret, kind);
                    if receipt.status == Status::Closed {
                        self.end(receipt);
                    }
                    received.added += 1;
                }
                Err(problem) if problem.kind == ProblemKind::NotFound => received.unknown += 1,
                Err(problem) => return Err(problem),
                Ok(_) => (),
            }
        }
        Ok(received)
    }

    /// Asks how those ended that are not there any more. Notifies of that, and of answers.
    async fn learn(
        self,
        unended: Vec<TicketId>,
        answered: &[TicketId],
        notifications: Notifications,
    ) -> Result<(), Problem> {
        for some in unended.chunks(MAX_LIMIT as usize) {
            let query = TicketQuery { ids: some.to_vec(), ..TicketQuery::default() };
            let there = api::tickets::list(Role::User, &query, MAX_PAGES).await?.items;
            for ticket in there.iter().filter(|ticket| answered.contains(&ticket.id)) {
                notifications.show(ticket.id, &ticket.brief, &words().notification_answered());
            }
            let is_gone = |ticket: &&TicketId| there.iter().all(|other| other.id != **ticket);
            for ticket in some.iter().filter(is_gone) {
                let Some(held) = untrack(|| self.of(*ticket)) else { continue };
                match api::receipts::show(Role::User, held.secret).await {
                    Ok(receipt) if receipt.status == Status::Closed => {
                        notifications.show(*ticket, &receipt.description, &news_of(&receipt));
                        self.end(receipt);
                    }
                    // Another database knows nothing of it.
                    Err(problem) if problem.kind == ProblemKind::NotFound => self.drop(*ticket),
                    Err(problem) => return Err(problem),
                    Ok(_) => (),
                }
            }
        }
        Ok(())
    }

    fn drop(self, ticket: TicketId) {
        self.0.update(|all| all.retain(|held| held.ticket != ticket));
    }

    fn end(self, receipt: Receipt) {
        self.0.update(|all| {
            if let Some(held) = all.iter_mut().find(|held| held.ticket == receipt.ticket) {
                held.ended = Some(receipt);
            }
        });
    }
}

/// How a ticket was closed, in one sentence.
fn news_of(receipt: &Receipt) -> String {
    match &receipt.outcome {
        Some(outcome) => words().notification_closed(outcome.clone()),
        None => words().outcome_closed(),
    }
}
