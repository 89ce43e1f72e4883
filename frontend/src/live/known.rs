use leptos::prelude::*;

/// What has been loaded, and is kept fresh: there always is something.
pub struct Known<T: 'static>(RwSignal<Option<T>>);

impl<T> Clone for Known<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Known<T> {}

impl<T: Send + Sync + 'static> Known<T> {
    /// What `value` holds, which must be something already.
    pub(super) const fn new(value: RwSignal<Option<T>>) -> Self {
        Self(value)
    }

    /// Something that changes no more.
    pub fn of(value: T) -> Self {
        Self(RwSignal::new(Some(value)))
    }

    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with(|it| read(it.as_ref().expect(STAYS_KNOWN)))
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(|it| read(it.as_ref().expect(STAYS_KNOWN)))
    }
}

const STAYS_KNOWN: &str = "a value is replaced by another one, never taken away";
