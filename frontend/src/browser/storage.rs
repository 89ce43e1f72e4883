//! Texts that the browser stores. Where it refuses (private mode, no space), nothing is stored.

use leptos::prelude::window;
use web_sys::Storage;

/// How long a text is stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// As long as this tab is open.
    Tab,
    /// On this device.
    Device,
}

impl Store {
    pub fn get(self, name: &str) -> Option<String> {
        self.storage()?.get_item(name).ok().flatten()
    }

    /// Whether it is stored now.
    pub fn set(self, name: &str, value: &str) -> bool {
        self.storage().is_some_and(|storage| storage.set_item(name, value).is_ok())
    }

    pub fn remove(self, name: &str) {
        if let Some(storage) = self.storage() {
            // What cannot be removed was not there.
            let _ = storage.remove_item(name);
        }
    }

    /// The names of all texts.
    pub fn names(self) -> Vec<String> {
        let Some(storage) = self.storage() else { return Vec::new() };
        let count = storage.length().unwrap_or_default();
        (0..count).filter_map(|index| storage.key(index).ok().flatten()).collect()
    }

    fn storage(self) -> Option<Storage> {
        match self {
            Self::Tab => window().session_storage().ok().flatten(),
            Self::Device => window().local_storage().ok().flatten(),
        }
    }
}
