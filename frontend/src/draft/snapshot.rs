use leptos::prelude::*;

use super::Draft;
use super::stored::{stored, stored_as};
use crate::browser::storage::Store;

/// A text on its way to the server. It outlives the screen where it was written.
pub struct DraftSnapshot {
    pub(super) draft: Draft,
    pub(super) name: String,
    pub(super) text: String,
}

impl DraftSnapshot {
    /// The server has the text. What was written since stays; whether nothing was.
    pub fn confirm(self) -> bool {
        if stored(&self.name).text == self.text {
            Store::Device.remove(&stored_as(&self.name));
        }
        let changed = self.draft.content.try_with_untracked(|content| content.text != self.text);
        let is_all = changed != Some(true);
        if is_all {
            self.draft.empty();
        }
        is_all
    }
}
