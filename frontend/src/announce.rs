//! Says aloud what changed, without moving the focus.

use leptos::prelude::*;
use shared::counts::Counts;

use crate::follow::follow;
use crate::live::Live;

#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

pub fn provide_announcer() -> Announcer {
    let announcer = Announcer(RwSignal::new(String::new()));
    provide_context(announcer);
    announcer
}

pub fn use_announcer() -> Announcer {
    expect_context()
}

impl Announcer {
    /// Said once the reader's screen reader has nothing better to do.
    pub fn say(self, text: impl Into<String>) {
        self.0.try_set(text.into());
    }

    pub fn words(self) -> String {
        self.0.get()
    }
}

/// Says aloud how many tickets there are when that changes.
pub fn announce_counts(counts: Live<Counts>) {
    let announcer = use_announcer();
    let mut former = None;
    follow(move |_| {
        let numbers = counts.map(|it| (it.open, it.active));
        if let (Some(former), Some((open, active))) = (former, numbers)
            && former != (open, active)
        {
            announcer.say(format!("Now {open} open and {active} active tickets."));
        }
        former = numbers;
    });
}
