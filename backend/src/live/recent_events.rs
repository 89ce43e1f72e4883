//! The end of the log as one role may see it: read once, shared by all listeners of the role.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use bytes::Bytes;
use shared::event::{Event, EventKind};
use shared::ids::TicketId;
use tokio::time::Instant;
use uuid::Uuid;

use crate::db::events::Head;

/// The most events of a page, some 8 kB: as much as a stream buffers at once.
pub const PAGE_SIZE: u16 = 40;

/// How many pages are kept for listeners that are behind.
const MAX_PAGES: usize = 256;

/// How long after it was received a typing indicator may be sent: it says something about now.
pub const MAX_TYPING_AGE: Duration = Duration::from_secs(5);

/// Items that are sent together, and their bytes, which the first listener makes for all.
#[derive(Debug)]
pub struct Batch<T> {
    pub items: Vec<T>,
    pub created_at: Instant,
    formatted: OnceLock<Bytes>,
}

impl<T> Batch<T> {
    pub fn new(items: Vec<T>) -> Self {
        Self { items, created_at: Instant::now(), formatted: OnceLock::new() }
    }

    /// Give the same format each time: it is used once.
    pub fn formatted(&self, format: impl FnOnce(&[T]) -> Bytes) -> Bytes {
        self.formatted.get_or_init(|| format(&self.items)).clone()
    }
}

/// All events after a position and up to another that the role may see.
#[derive(Clone, Debug)]
pub struct Page {
    after: i64,
    pub until: i64,
    pub events: Arc<Batch<Event>>,
}

impl Page {
    /// Of events that were read with the limit [`PAGE_SIZE`].
    pub fn new(after: i64, until: i64, events: Vec<Event>) -> Self {
        let last = events.last().filter(|_| events.len() == usize::from(PAGE_SIZE));
        let until = last.map_or(until, |event| event.position);
        Self { after, until, events: Arc::new(Batch::new(events)) }
    }

    fn retain(&mut self, is_kept: impl Fn(&Event) -> bool) {
        if !self.events.items.iter().all(&is_kept) {
            let events = self.events.items.iter().filter(|event| is_kept(event)).cloned();
            self.events = Arc::new(Batch::new(events.collect()));
        }
    }

    /// The tickets that the role no longer sees since one of the events.
    pub fn gone(&self) -> Vec<TicketId> {
        let gone = self.events.items.iter().filter(|event| event.kind == EventKind::Gone);
        gone.map(|event| event.ticket).collect()
    }
}

#[derive(Default)]
pub struct RecentEvents {
    pub epoch: Option<Uuid>,
    /// Counts the logs. A listener ends when the log is no longer the one it began with.
    pub generation: u64,
    pub head: i64,
    pub is_stopped: bool,
    pages: VecDeque<Page>,
    gone: HashMap<TicketId, Instant>,
}

impl RecentEvents {
    /// Starts again if this is the head of another log: of another epoch, or shorter than before. Says
    /// whether it is.
    pub fn begin(&mut self, head: &Head) -> bool {
        let is_same = self.epoch == Some(head.epoch) && self.head <= head.last;
        if !is_same {
            *self = Self {
                epoch: Some(head.epoch),
                generation: self.generation + 1,
                head: head.last,
                is_stopped: self.is_stopped,
                ..Self::default()
            };
        }
        !is_same
    }

    /// Adds what follows the head. `gone` are all tickets that have gone up to the new head.
    pub fn advance(&mut self, page: Page, gone: Vec<TicketId>, head: i64) {
        if !gone.is_empty() {
            // Longer than a typing indicator can be on its way.
            self.gone.retain(|_, since| since.elapsed() < 6 * MAX_TYPING_AGE);
            self.gone.extend(gone.into_iter().map(|ticket| (ticket, Instant::now())));
            // Whoever has not been sent their other events yet must not be sent them any more.
            for page in &mut self.pages {
                page.retain(|it| it.kind == EventKind::Gone || !self.gone.contains_key(&it.ticket));
            }
        }
        self.keep(page);
        self.head = head;
    }

    /// Keeps a page, which must have been read since the last change of the head.
    pub fn keep(&mut self, page: Page) {
        if self.pages.len() == MAX_PAGES {
            self.pages.pop_front();
        }
        self.pages.push_back(page);
    }

    /// What follows a position, as far as it is in memory.
    pub fn page_after(&self, position: i64) -> Option<Page> {
        let mut pages = self.pages.iter().rev();
        let mut page = pages.find(|it| (it.after..it.until).contains(&position))?.clone();
        page.retain(|event| event.position > position);
        page.after = position;
        Some(page)
    }

    /// Whether it is known that the role no longer sees a ticket.
    pub fn is_gone(&self, ticket: TicketId) -> bool {
        self.gone.contains_key(&ticket)
    }
}

#[cfg(test)]
pub mod tests {
    use chrono::DateTime;

    use super::*;

    pub fn event(position: i64, ticket: i64, kind: EventKind) -> Event {
        let (ticket, at) = (TicketId(ticket), None);
        Event { position, ticket, kind, role: None, at, category: None, status: None }
    }

    pub const fn head(epoch: u128, last: i64) -> Head {
        Head { epoch: Uuid::from_u128(epoch), last, now: DateTime::UNIX_EPOCH }
    }

    /// Adds events, and tickets of which it is known that they will be gone.
    fn advance(recent: &mut RecentEvents, events: Vec<Event>, gone: &[i64], head: i64) {
        let page = Page::new(recent.head, head, events);
        let gone = [page.gone(), gone.iter().copied().map(TicketId).collect()].concat();
        recent.advance(page, gone, head);
    }

    /// The positions of the events that follow a position.
    fn after(recent: &RecentEvents, position: i64) -> Option<Vec<i64>> {
        let page = recent.page_after(position)?;
        Some(page.events.items.iter().map(|event| event.position).collect())
    }

    #[test]
    fn a_listener_gets_what_follows_its_position_or_learns_that_it_is_not_in_memory() {
        let mut recent = RecentEvents::default();
        recent.begin(&head(1, 10));
        let opened = |position| event(position, position, EventKind::Opened);
        advance(&mut recent, vec![opened(13), opened(15)], &[], 16);
        for (position, events) in
            [(10, vec![13, 15]), (12, vec![13, 15]), (13, vec![15]), (15, vec![])]
        {
            assert_eq!(after(&recent, position), Some(events), "after {position}");
        }
        assert_eq!((after(&recent, 9), after(&recent, 16)), (None, None));
    }

    #[test]
    fn however_much_there_is_memory_is_bounded_and_no_page_skips_anything() {
        let mut recent = RecentEvents::default();
        recent.begin(&head(1, 0));
        let count = i64::try_from(MAX_PAGES).unwrap() + 50;
        for position in 1..=count {
            advance(&mut recent, vec![event(position, 7, EventKind::Edited)], &[], position);
        }
        assert_eq!(after(&recent, 49), None);
        for position in 50..count {
            assert_eq!(after(&recent, position), Some(vec![position + 1]));
        }
        let full = (1..=i64::from(PAGE_SIZE)).map(|it| event(it, 7, EventKind::Edited));
        assert_eq!(Page::new(0, 1_000, full.collect()).until, 40, "the rest has not been read");
    }

    #[test]
    fn of_a_ticket_that_is_gone_only_that_is_left() {
        let mut recent = RecentEvents::default();
        let opened = |position| event(position, position, EventKind::Opened);
        advance(&mut recent, (1..=5).map(opened).collect(), &[], 5);
        advance(&mut recent, vec![event(6, 2, EventKind::Gone)], &[], 6);
        assert_eq!(after(&recent, 0), Some(vec![1, 3, 4, 5]));
        // Of ticket 4 it is known before the event that says so has been read.
        advance(&mut recent, vec![event(7, 5, EventKind::Edited)], &[4], 8);
        assert_eq!(after(&recent, 0), Some(vec![1, 3, 5]));
        assert_eq!((after(&recent, 5), after(&recent, 6)), (Some(vec![6]), Some(vec![7])));
        assert_eq!([2, 4, 5].map(|it| recent.is_gone(TicketId(it))), [true, true, false]);
    }

    #[test]
    fn a_log_that_is_another_or_shorter_begins_a_new_generation() {
        let mut recent = RecentEvents::default();
        let logs = [(1, 5), (1, 5), (1, 4), (2, 4), (2, 9)];
        let is_another = logs.map(|(epoch, last)| {
            let is_another = recent.begin(&head(epoch, last));
            advance(&mut recent, Vec::new(), &[], last);
            is_another
        });
        assert_eq!((is_another, recent.generation), ([true, false, true, true, false], 3));
    }
}
