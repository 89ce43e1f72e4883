//! Text that somebody is writing: stored on the device until the server has it.
//!
//! Each tab stores its own, so that two tabs never write over each other. What another tab has left is offered.

mod snapshot;
mod stored;

use std::cell::RefCell;
use std::time::Duration;

use leptos::ev;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use shared::ids::{ReceiptSecret, Version};
use shared::text::cleaned;
use uuid::Uuid;
use web_sys::StorageEvent;

use crate::browser::storage::Store;
pub use snapshot::DraftSnapshot;
use stored::{Content, content_at, is_blank, others, read, rename_tab, stored, stored_as};
pub use stored::{OtherDraft, propose, propose_edit, saved_text, saved_texts};

/// The name of the report that is being written.
pub const REPORT: &str = "report";

/// How long after the last key pressed a draft is stored.
const SAVE_DELAY: Duration = Duration::from_millis(300);

thread_local! {
    /// The drafts with changes that are not stored yet.
    static UNSAVED: RefCell<Vec<Draft>> = const { RefCell::new(Vec::new()) };
}

/// Something being written.
#[derive(Clone, Copy)]
pub struct Draft {
    name: StoredValue<String>,
    content: RwSignal<Content>,
    is_saved: RwSignal<bool>,
    /// Whether somebody tried to send this text, which cannot be sent, and has not changed it since.
    is_refused: RwSignal<bool>,
    /// Notified when another tab has changed what it has left.
    others: RwSignal<()>,
    timer: StoredValue<Option<TimeoutHandle>>,
}

impl Draft {
    /// The draft of that name as it was left, or an empty one. It is stored when its screen closes.
    pub fn open(name: String) -> Self {
        // The router closes the last screen after the next one has opened its drafts.
        save_all();
        let content = stored(&name);
        let draft = Self {
            is_saved: RwSignal::new(!content.text.is_empty()),
            content: RwSignal::new(content),
            is_refused: RwSignal::new(false),
            others: RwSignal::new(()),
            name: StoredValue::new(name),
            timer: StoredValue::new(None),
        };
        let storage = window_event_listener(ev::storage, move |event| draft.note_change(&event));
        let leaving = window_event_listener_untyped("pagehide", move |_| draft.save_pending());
        on_cleanup(move || {
            leaving.remove();
            storage.remove();
            draft.save_pending();
        });
        draft
    }

    pub fn text(self) -> String {
        self.content.with(|content| content.text.clone())
    }

    pub fn text_untracked(self) -> String {
        self.content.with_untracked(|content| content.text.clone())
    }

    /// Whether a reader would see nothing of the text.
    pub fn is_blank(self) -> bool {
        self.content.with(|content| is_blank(&content.text))
    }

    /// Whether nothing has been written: it is blank, or the text that the edit began with.
    pub fn is_untouched(self) -> bool {
        self.is_blank() || self.content.with(|content| content.text == content.base_text)
    }

    /// Whether the text would survive the end of this page.
    pub fn is_saved(self) -> bool {
        self.is_saved.get()
    }

    /// Whether the text was refused as it is.
    pub fn is_refused(self) -> bool {
        self.is_refused.get()
    }

    /// Whether the server would take the text; otherwise it is refused.
    pub fn check(self) -> bool {
        let is_sendable = self.content.with_untracked(|content| cleaned(&content.text).is_ok());
        self.is_refused.set(!is_sendable);
        is_sendable
    }

    pub fn write(self, text: String) {
        self.is_refused.set(false);
        self.content.update(|content| {
            content.text = text;
            content.key = None;
            content.receipt = None;
        });
        self.is_saved.set(false);
        self.cancel_timer();
        let timer = set_timeout_with_handle(move || self.save_pending(), SAVE_DELAY);
        self.timer.set_value(timer.ok());
        UNSAVED.with_borrow_mut(|drafts| drafts.push(self));
    }

    /// Writes a text that was sent before, or may have been: as long as it stays as it is, it is sent as the same.
    pub fn restore(self, text: String, key: Uuid, receipt: ReceiptSecret) {
        let (key, receipt) = (Some(key), Some(receipt));
        self.content.set(Content { text, key, receipt, ..Content::default() });
        self.is_refused.set(false);
        self.save();
    }

    /// Begins an edit of the version `base`, whose text is `text`.
    pub fn begin(self, text: String, base: Version) {
        let (base_text, base) = (text.clone(), Some(base));
        self.content.set(Content { text, base, base_text, ..Content::default() });
    }

    /// The version that is edited, and its text.
    pub fn base(self) -> Option<(Version, String)> {
        self.content.with(|content| Some((content.base?, content.base_text.clone())))
    }

    /// From now on the text is an edit of the version `base`, whose text is `base_text`.
    pub fn rebase(self, base: Version, base_text: String) {
        self.content.update(|content| (content.base, content.base_text) = (Some(base), base_text));
        self.save();
    }

    /// The idempotency key of this text, the same until it is changed.
    pub fn key(self) -> Uuid {
        self.content.with_untracked(|content| content.key).unwrap_or_else(|| {
            let key = Uuid::new_v4();
            self.content.update_untracked(|content| content.key = Some(key));
            self.save();
            key
        })
    }

    /// The secret of the receipt for this text, the same until it is changed.
    pub fn receipt(self) -> ReceiptSecret {
        self.content.with_untracked(|content| content.receipt).unwrap_or_else(|| {
            let receipt = ReceiptSecret(Uuid::new_v4());
            self.content.update_untracked(|content| content.receipt = Some(receipt));
            self.save();
            receipt
        })
    }

    /// What is sent now, to be confirmed when it has arrived.
    pub fn snapshot(self) -> DraftSnapshot {
        DraftSnapshot { draft: self, name: self.name.get_value(), text: self.text_untracked() }
    }

    /// What other tabs have left.
    pub fn others(self) -> Vec<OtherDraft> {
        self.others.track();
        self.name.with_value(|name| others(name))
    }

    /// Goes on here with what another tab has left.
    pub fn take_over(self, other: &OtherDraft) {
        self.content.set(content_at(&other.stored_as));
        self.is_refused.set(false);
        self.save();
        self.discard(other);
    }

    /// Drops what another tab has left.
    pub fn discard(self, other: &OtherDraft) {
        Store::Device.remove(&other.stored_as);
        self.others.notify();
    }

    /// Another tab has changed what is stored on this device.
    fn note_change(self, event: &StorageEvent) {
        let Some(key) = event.key() else { return };
        if key != self.name.with_value(|name| stored_as(name)) {
            self.others.notify();
            return;
        }
        let text = |json: Option<String>| json.map(|json| read(&json).text);
        let (former, now) = (text(event.old_value()), text(event.new_value()));
        let own = self.text_untracked();
        match now {
            // It was sent or dropped there.
            None if former.as_ref() == Some(&own) => self.empty(),
            // That tab is a copy of this one. From now on each has its own name.
            Some(now) if now != own => {
                rename_tab();
                if !is_blank(&own) {
                    self.save();
                }
            }
            _ => (),
        }
    }

    /// The writer has dropped it.
    pub fn clear(self) {
        self.name.try_with_value(|name| Store::Device.remove(&stored_as(name)));
        self.empty();
    }

    fn empty(self) {
        self.cancel_timer();
        self.content.try_set(Content::default());
        self.is_saved.try_set(false);
        self.is_refused.try_set(false);
    }

    fn save_pending(self) {
        if self.timer.try_get_value().flatten().is_some() {
            self.save();
        }
    }

    fn save(self) {
        self.cancel_timer();
        let json = self.content.try_with_untracked(serde_json::to_string);
        if let (Some(Ok(json)), Some(name)) = (json, self.name.try_get_value()) {
            self.is_saved.try_set(Store::Device.set(&stored_as(&name), &json));
        }
    }

    fn cancel_timer(self) {
        UNSAVED.with_borrow_mut(|drafts| drafts.retain(|draft| draft.content != self.content));
        if let Some(timer) = self.timer.try_get_value().flatten() {
            timer.clear();
            self.timer.try_set_value(None);
        }
    }
}

fn save_all() {
    UNSAVED.take().into_iter().for_each(Draft::save_pending);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_comes_back_as_it_was_left() {
        let key = Some(Uuid::new_v4());
        let edit = Content {
            text: "two\nlines\n".into(),
            key,
            base: Some(Version(7)),
            base_text: "two\n".into(),
            ..Content::default()
        };
        let report = Content { text: "Wi-Fi".into(), ..Content::default() };
        for content in [edit, report, Content::default()] {
            let json = serde_json::to_string(&content).unwrap();
            assert_eq!(serde_json::from_str::<Content>(&json).unwrap(), content);
        }
    }

    #[test]
    fn a_draft_without_the_text_of_its_base_can_be_read() {
        let stored = r#"{"text":"Lift","key":null,"base":7}"#;
        let content: Content = serde_json::from_str(stored).unwrap();
        assert_eq!((content.text.as_str(), content.base), ("Lift", Some(Version(7))));
    }

    #[test]
    fn what_is_no_draft_cannot_be_read() {
        assert!(serde_json::from_str::<Content>("nonsense").is_err());
    }

    #[test]
    fn a_text_that_nobody_can_see_is_blank() {
        assert!(is_blank("") && is_blank(" \n\u{200B}"));
        assert!(!is_blank("Wi-Fi"));
    }
}
