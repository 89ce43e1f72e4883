//! Where drafts are stored: each tab has its own.

use serde::{Deserialize, Serialize};
use shared::ids::{ReceiptSecret, Version};
use shared::text::{self, TextError};
use uuid::Uuid;

use crate::browser::storage::Store;

/// Where a tab stores the name under which it stores its drafts.
const TAB: &str = "lodge-tab";

/// What another tab has left in the same box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherDraft {
    pub stored_as: String,
    pub text: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub text: String,
    /// Goes with every attempt to send exactly this text, so that it arrives once.
    pub key: Option<Uuid>,
    /// The secret of the receipt for a report, which goes with it as well.
    #[serde(default)]
    pub receipt: Option<ReceiptSecret>,
    /// The version of the ticket that an edit began with.
    pub base: Option<Version>,
    /// Its text, without which nobody knows what the edit has changed.
    #[serde(default)]
    pub base_text: String,
}

/// The text of this tab's draft of that name, unless it is blank.
pub fn saved_text(name: &str) -> Option<String> {
    Some(stored(name).text).filter(|text| !is_blank(text))
}

/// The texts of that name of all tabs, this one first.
pub fn saved_texts(name: &str) -> Vec<String> {
    saved_text(name).into_iter().chain(others(name).into_iter().map(|it| it.text)).collect()
}

/// Begins the draft of that name with a text, unless one is being written.
pub fn propose(name: &str, text: String) {
    propose_content(name, &Content { text, ..Content::default() });
}

/// The same with a text that is an edit of the version `base`. Whether it has begun.
pub fn propose_edit(name: &str, text: String, base: Version, base_text: String) -> bool {
    propose_content(name, &Content { text, base: Some(base), base_text, ..Content::default() })
}

fn propose_content(name: &str, content: &Content) -> bool {
    saved_text(name).is_none()
        && serde_json::to_string(content)
            .is_ok_and(|json| Store::Device.set(&stored_as(name), &json))
}

pub fn others(name: &str) -> Vec<OtherDraft> {
    let (own, of_all) = (stored_as(name), format!("lodge-draft:{name}"));
    // Without the name of a tab where an earlier version has left it.
    let is_of_name = |it: &String| {
        it.strip_prefix(&of_all).is_some_and(|tab| tab.is_empty() || tab.starts_with(':'))
    };
    let names = Store::Device.names().into_iter().filter(|it| *it != own && is_of_name(it));
    let others = names.map(|stored_as| OtherDraft { text: content_at(&stored_as).text, stored_as });
    others.filter(|other| !is_blank(&other.text)).collect()
}

pub fn stored(name: &str) -> Content {
    content_at(&stored_as(name))
}

pub fn content_at(stored_as: &str) -> Content {
    read(&Store::Device.get(stored_as).unwrap_or_default())
}

pub fn read(json: &str) -> Content {
    serde_json::from_str(json).unwrap_or_default()
}

pub fn stored_as(name: &str) -> String {
    format!("lodge-draft:{name}:{}", Store::Tab.get(TAB).unwrap_or_else(rename_tab))
}

/// Gives this tab a new name. Where the browser stores none, all tabs have the same.
pub fn rename_tab() -> String {
    let name = Uuid::new_v4().to_string();
    if Store::Tab.set(TAB, &name) { name } else { String::new() }
}

/// Whether a reader would see nothing of a text.
pub fn is_blank(text: &str) -> bool {
    text::cleaned(text) == Err(TextError::Blank)
}
