//! Text that somebody is writing: kept on the device until the server has said yes.

use std::time::Duration;

use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::ids::Version;

use crate::browser::random;
use crate::browser::storage::Memory;

/// A draft is saved after so long without a key pressed.
const REST: Duration = Duration::from_millis(300);

/// Something being written.
#[derive(Clone, Copy)]
pub struct Draft {
    name: StoredValue<String>,
    saved: RwSignal<Saved>,
    is_kept: RwSignal<bool>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Saved {
    text: String,
    /// Goes with every attempt to send exactly this text, so that it arrives once.
    key: Option<String>,
    /// The version of the ticket that an edit began with.
    base: Option<Version>,
}

impl Draft {
    /// The draft of that name as it was left, or an empty one. It is saved when its screen closes.
    pub fn open(name: String) -> Self {
        let saved = recall(&name);
        let draft = Self {
            is_kept: RwSignal::new(!saved.text.is_empty()),
            saved: RwSignal::new(saved),
            name: StoredValue::new(name),
            timer: StoredValue::new(None),
        };
        let leaving = window_event_listener_untyped("pagehide", move |_| draft.save_pending());
        on_cleanup(move || {
            leaving.remove();
            draft.save_pending();
        });
        draft
    }

    pub fn text(self) -> String {
        self.saved.with(|it| it.text.clone())
    }

    pub fn text_untracked(self) -> String {
        self.saved.with_untracked(|it| it.text.clone())
    }

    pub fn is_blank(self) -> bool {
        self.saved.with(|it| it.text.trim().is_empty())
    }

    /// Whether what is written would survive the end of this page.
    pub fn is_kept(self) -> bool {
        self.is_kept.get()
    }

    pub fn write(self, text: String) {
        self.saved.update(|it| {
            it.text = text;
            it.key = None;
        });
        self.is_kept.set(false);
        self.cancel_timer();
        let later = set_timeout_with_handle(move || self.save_pending(), REST);
        self.timer.set_value(later.ok());
    }

    /// The version that the text was made from, and the text to begin with, for a new edit.
    pub fn begin(self, text: String, base: Version) {
        self.saved.set(Saved { text, key: None, base: Some(base) });
    }

    pub fn base(self) -> Option<Version> {
        self.saved.with_untracked(|it| it.base)
    }

    /// From now on the text is an edit of `base`.
    pub fn rebase(self, base: Version) {
        self.saved.update_untracked(|it| it.base = Some(base));
        self.save();
    }

    /// The key of this text, the same until it is changed.
    pub fn key(self) -> String {
        let known = self.saved.with_untracked(|it| it.key.clone());
        known.unwrap_or_else(|| {
            let key = random::uuid();
            self.saved.update_untracked(|it| it.key = Some(key.clone()));
            self.save();
            key
        })
    }

    /// Takes down what is being sent, to be told when it has arrived.
    pub fn sent(self) -> Sent {
        Sent { draft: self, name: self.name.get_value(), text: self.text_untracked() }
    }

    /// The writer has dropped it.
    pub fn clear(self) {
        self.cancel_timer();
        self.name.try_with_value(|name| Memory::Device.forget(&stored_as(name)));
        self.saved.try_set(Saved::default());
        self.is_kept.try_set(false);
    }

    fn save_pending(self) {
        if self.timer.try_get_value().flatten().is_some() {
            self.save();
        }
    }

    fn save(self) {
        self.cancel_timer();
        let lines = self.saved.try_with_untracked(Saved::to_lines);
        let (Some(lines), Some(name)) = (lines, self.name.try_get_value()) else { return };
        self.is_kept.try_set(Memory::Device.remember(&stored_as(&name), &lines));
    }

    fn cancel_timer(self) {
        if let Some(handle) = self.timer.try_get_value().flatten() {
            handle.clear();
            self.timer.try_set_value(None);
        }
    }
}

/// A text on its way to the server. It outlives the screen it was written on.
pub struct Sent {
    draft: Draft,
    name: String,
    text: String,
}

impl Sent {
    /// The server has it. What was written since stays; says whether nothing was.
    pub fn confirm(self) -> bool {
        if recall(&self.name).text == self.text {
            Memory::Device.forget(&stored_as(&self.name));
        }
        let is_all = self.draft.saved.try_with_untracked(|it| it.text == self.text) != Some(false);
        if is_all {
            self.draft.cancel_timer();
            self.draft.saved.try_set(Saved::default());
            self.draft.is_kept.try_set(false);
        }
        is_all
    }
}

/// What is kept of the draft of that name, without opening it.
pub fn kept_text(name: &str) -> Option<String> {
    Some(recall(name).text).filter(|it| !it.trim().is_empty())
}

fn recall(name: &str) -> Saved {
    Memory::Device.recall(&stored_as(name)).map(|it| Saved::from_lines(&it)).unwrap_or_default()
}

fn stored_as(name: &str) -> String {
    format!("lodge-draft:{name}")
}

impl Saved {
    /// The version in the first line, the key in the second, the text in the rest.
    fn to_lines(&self) -> String {
        let base = self.base.map(|it| it.to_string()).unwrap_or_default();
        format!("{base}\n{}\n{}", self.key.as_deref().unwrap_or_default(), self.text)
    }

    fn from_lines(lines: &str) -> Self {
        let mut lines = lines.splitn(3, '\n');
        let mut line = || lines.next().unwrap_or_default();
        let (base, key, text) = (line(), line(), line());
        let key = Some(key.to_owned()).filter(|it| !it.is_empty());
        Self { text: text.to_owned(), key, base: base.parse().ok() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was_left() {
        let key = Some("ffffffff-ffff-4fff-bfff-ffffffffffff".to_owned());
        let edit = Saved { text: "two\nlines\n".into(), key, base: Some(Version(7)) };
        let report = Saved { text: "Wi-Fi".into(), ..Saved::default() };
        for saved in [edit, report, Saved::default()] {
            assert_eq!(Saved::from_lines(&saved.to_lines()), saved);
        }
    }

    #[test]
    fn what_is_no_draft_is_an_empty_one() {
        assert_eq!(Saved::from_lines("nonsense"), Saved::default());
    }
}
