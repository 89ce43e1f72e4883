use leptos::prelude::*;

/// A value that has been fetched and is replaced by newer ones.
pub struct Loaded<T: Send + Sync + 'static>(Signal<Option<T>>);

impl<T: Send + Sync + 'static> Clone for Loaded<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Loaded<T> {}

const NEVER_EMPTIED: &str = "a value is replaced by another one, never taken away";

impl<T: Send + Sync + 'static> Loaded<T> {
    /// The content of `value`, which is not empty.
    pub(super) fn new(value: RwSignal<Option<T>>) -> Self {
        Self(value.into())
    }

    /// A value that does not change.
    pub fn of(value: T) -> Self {
        Self(Signal::stored(Some(value)))
    }

    /// A part of the value. Its readers hear only of changes of this part.
    pub fn part<U>(self, read: impl Fn(&T) -> U + Send + Sync + 'static) -> Loaded<U>
    where
        U: PartialEq + Send + Sync + 'static,
    {
        Loaded(Memo::new(move |_| Some(self.with(&read))).into())
    }

    pub fn with<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with(|value| read(value.as_ref().expect(NEVER_EMPTIED)))
    }

    pub fn with_untracked<U>(self, read: impl FnOnce(&T) -> U) -> U {
        self.0.with_untracked(|value| read(value.as_ref().expect(NEVER_EMPTIED)))
    }
}
