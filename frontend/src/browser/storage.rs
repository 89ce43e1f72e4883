//! What the browser remembers. Where it refuses (private mode, full), nothing is remembered.

use leptos::prelude::window;
use web_sys::Storage;

/// How long something is remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Memory {
    /// As long as this tab is open.
    Tab,
    /// On this device.
    Device,
}

impl Memory {
    pub fn recall(self, name: &str) -> Option<String> {
        self.storage()?.get_item(name).ok().flatten()
    }

    /// Whether it is remembered now.
    pub fn remember(self, name: &str, value: &str) -> bool {
        self.storage().is_some_and(|it| it.set_item(name, value).is_ok())
    }

    pub fn forget(self, name: &str) {
        if let Some(storage) = self.storage() {
            // What cannot be removed was not there.
            let _ = storage.remove_item(name);
        }
    }

    fn storage(self) -> Option<Storage> {
        match self {
            Self::Tab => window().session_storage().ok().flatten(),
            Self::Device => window().local_storage().ok().flatten(),
        }
    }
}
