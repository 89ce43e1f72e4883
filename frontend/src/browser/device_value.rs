//! A value that is stored on this device and that all windows of the browser share.

use leptos::prelude::*;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::storage::Store;

pub struct DeviceValue<T: Send + Sync + 'static> {
    name: &'static str,
    value: RwSignal<T>,
}

impl<T: Send + Sync + 'static> Clone for DeviceValue<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for DeviceValue<T> {}

impl<T: Clone + Serialize + DeserializeOwned + Send + Sync + 'static> DeviceValue<T> {
    /// The value as it was stored, or the first one; from now on it follows the other windows. What is stored and
    /// cannot be read stays until the value changes.
    pub fn open(name: &'static str, first: impl FnOnce() -> T) -> Self {
        let value = stored(name).unwrap_or_else(|| {
            let first = first();
            if Store::Device.get(name).is_none() {
                store(name, &first);
            }
            first
        });
        let value = Self { name, value: RwSignal::new(value) };
        let handle = window_event_listener_untyped("storage", move |_| {
            if let Some(stored) = stored(name) {
                value.value.set(stored);
            }
        });
        on_cleanup(move || handle.remove());
        value
    }

    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.value.with(read)
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.value.with_untracked(read)
    }

    /// Changes what is stored: another window may have changed it since. Returns whether the change is stored.
    pub fn update(self, change: impl FnOnce(&mut T)) -> bool {
        let mut value = stored(self.name).unwrap_or_else(|| self.value.get_untracked());
        change(&mut value);
        let is_stored = store(self.name, &value);
        self.value.set(value);
        is_stored
    }
}

fn stored<T: DeserializeOwned>(name: &str) -> Option<T> {
    serde_json::from_str(&Store::Device.get(name)?).ok()
}

fn store<T: Serialize>(name: &str, value: &T) -> bool {
    serde_json::to_string(value).is_ok_and(|text| Store::Device.set(name, &text))
}
