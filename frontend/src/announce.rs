//! Reads out what changed, without moving the focus: the text of a live region for screen readers.

use leptos::prelude::*;

use crate::browser::campus_time;

/// Announcements within this time are joined; else only the last would be read out.
const JOIN_WITHIN_MS: f64 = 1_000.0;
/// A text of this many bytes is replaced instead of joined.
const MAX_JOINED_BYTES: usize = 120;

#[derive(Clone, Copy)]
pub struct Announcer {
    text: RwSignal<String>,
    /// When the first part of the text was announced.
    announced_at: StoredValue<f64>,
}

pub fn provide_announcer() -> Announcer {
    let announcer =
        Announcer { text: RwSignal::new(String::new()), announced_at: StoredValue::new(0.0) };
    provide_context(announcer);
    announcer
}

pub fn use_announcer() -> Announcer {
    expect_context()
}

impl Announcer {
    /// Has a text read out once the screen reader is idle.
    pub fn say(self, text: impl Into<String>) {
        let (mut text, now) = (text.into(), campus_time::now());
        let Some(former) = self.text.try_get_untracked() else { return };
        let since = self.announced_at.try_get_value().map_or(f64::INFINITY, |time| now - time);
        if former.len() < MAX_JOINED_BYTES && since < JOIN_WITHIN_MS {
            text = format!("{former} {text}");
        } else {
            self.announced_at.try_set_value(now);
        }
        if text == former {
            // A live region is read out only when its text differs.
            text.push('\u{a0}');
        }
        self.text.try_set(text);
    }

    pub fn text(self) -> String {
        self.text.get()
    }
}
