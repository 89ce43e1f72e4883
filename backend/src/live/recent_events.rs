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

#[cfg(test)]
pub mod tests;

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
    pub fn new(after: i64, until: i64, events: Vec<Event>) -> Self {
        Self { after, until, events: Arc::new(Batch::new(events)) }
    }

    fn retain(&mut self, is_kept: impl Fn(&Event) -> bool) {
        if !self.events.items.iter().all(&is_kept) {
            let events = self.events.items.iter().filter(|event| is_kept(event)).cloned();
            self.events = Arc::new(Batch::new(events.collect()));
        }
    }

    /// Removes all events of the tickets but the last, which says that they are gone.
    fn remove_gone(&mut self, gone: &HashMap<TicketId, Instant>) {
        self.retain(|event| event.kind == EventKind::Gone || !gone.contains_key(&event.ticket));
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
            self.pages.iter_mut().for_each(|page| page.remove_gone(&self.gone));
        }
        self.keep(page);
        self.head = head;
    }

    /// Keeps a page that has just been read, and returns it without what has gone meanwhile.
    pub fn keep(&mut self, mut page: Page) -> Page {
        page.remove_gone(&self.gone);
        if self.pages.len() == MAX_PAGES {
            self.pages.pop_front();
        }
        self.pages.push_back(page.clone());
        page
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
