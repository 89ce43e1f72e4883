//! What tests need of a follower without a database, and its debounce.

use shared::event::Event;

use super::*;
use crate::live::recent_events;

impl LogFollower {
    /// As if events had been read up to a head.
    pub fn has_read(&self, events: Vec<Event>, head: i64) {
        let head = recent_events::tests::head(0, head);
        self.recent.send_modify(|recent| {
            recent.begin(&head);
            let page = Page::new(recent.head, head.last, events);
            recent.advance(page.clone(), page.gone(), head.last);
        });
        self.last_read.send_replace(LastRead { started_at: Instant::now(), head: Some(head) });
    }
}

#[test]
fn the_more_listeners_the_longer_the_debounce() {
    let debounces = [0, 100, 1_000, usize::MAX].map(|it| debounce(it).as_millis());
    assert_eq!(debounces, [10, 12, 35, 500]);
}
