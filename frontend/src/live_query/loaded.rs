use leptos::prelude::*;

/// A value that has been fetched and is replaced by newer ones.
pub struct Loaded<T: 'static>(RwSignal<Option<T>>);

impl<T> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Loaded<T> {}

const NEVER_EMPTIED: &str = "a value is replaced by another one, never taken away";

impl<T: Send + Sync + 'static> Loaded<T> {
    /// The content of `value`, which is not empty.
    pub(super) const fn new(value: RwSignal<Option<T>>) -> Self {
        Self(value)
    }

    /// A value that does not change.
    pub fn of(value: T) -> Self {
        Self(RwSignal::new(Some(value)))
    }

    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with(|value| read(value.as_ref().expect(NEVER_EMPTIED)))
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(|value| read(value.as_ref().expect(NEVER_EMPTIED)))
    }
}
