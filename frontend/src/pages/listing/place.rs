//! Where a reader left a list, so that the way back through the history of the browser leads there again.

use std::cell::{Cell, RefCell};

use leptos::ev;
use leptos::prelude::*;
use shared::ids::TicketId;

use crate::browser::page;

/// A place in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct ListPlace {
    /// The path and the query of the list.
    address: String,
    /// How many pages of it were shown.
    pub pages: usize,
    /// How far the page was scrolled, in pixels.
    scroll: f64,
    /// The row that was followed.
    ticket: TicketId,
}

thread_local! {
    /// The last place that somebody left for a ticket.
    static LEFT: RefCell<Option<ListPlace>> = const { RefCell::new(None) };
    /// Whether the present address was reached through the history of the browser.
    static CAME_BACK: Cell<bool> = const { Cell::new(false) };
}

/// Notices from now on how addresses are reached.
pub fn watch_history() {
    // The application never ends.
    let _ = window_event_listener(ev::popstate, |_| CAME_BACK.set(true));
    let _ = window_event_listener(ev::click, |_| CAME_BACK.set(false));
}

/// Remembers the place, as somebody follows a row.
pub fn leave(pages: usize, ticket: TicketId) {
    let place = ListPlace { address: page::address(), pages, scroll: page::scrolled(), ticket };
    LEFT.set(Some(place));
}

/// Where this list was left, if somebody has just come back to it.
pub fn returned() -> Option<ListPlace> {
    let is_here = |place: &mut ListPlace| CAME_BACK.get() && place.address == page::address();
    LEFT.with_borrow_mut(|left| left.take_if(is_here))
}

impl ListPlace {
    /// Scrolls there and gives the row the focus, with the next frame.
    pub fn show(&self) {
        page::return_to(self.scroll, format!("[data-ticket='{}']", self.ticket));
    }
}
