//! Says aloud what changed, without moving the focus.

use leptos::prelude::*;
use shared::counts::Counts;

use crate::browser::campus_time;
use crate::follow::follow;
use crate::live::Live;

/// What is said within so many milliseconds is said together; else the last would be all that is heard.
const TOGETHER: f64 = 1_000.0;
/// But not more than about so many bytes.
const MOST: usize = 120;

#[derive(Clone, Copy)]
pub struct Announcer {
    words: RwSignal<String>,
    /// When something was last said.
    said_at: StoredValue<f64>,
}

pub fn provide_announcer() -> Announcer {
    let announcer =
        Announcer { words: RwSignal::new(String::new()), said_at: StoredValue::new(0.0) };
    provide_context(announcer);
    announcer
}

pub fn use_announcer() -> Announcer {
    expect_context()
}

impl Announcer {
    /// Said once the reader's screen reader has nothing better to do.
    pub fn say(self, text: impl Into<String>) {
        let (mut text, now) = (text.into(), campus_time::now());
        let Some(former) = self.words.try_get_untracked() else { return };
        if former.len() < MOST && self.said_at.try_get_value().is_some_and(|it| now - it < TOGETHER)
        {
            text = format!("{former} {text}");
        } else {
            self.said_at.try_set_value(now);
        }
        if text == former {
            // The same words again are heard only when they are others.
            text.push('\u{a0}');
        }
        self.words.try_set(text);
    }

    pub fn words(self) -> String {
        self.words.get()
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
