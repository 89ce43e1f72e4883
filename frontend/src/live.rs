//! What a screen shows of the server, kept fresh by asking again whenever something has changed.

mod asking;
mod known;

use leptos::prelude::*;
use shared::live::View;
use shared::problem::Problem;

use asking::{Asking, is_gone};
pub use known::Known;

/// The last known answer, and how the asking goes.
pub struct Live<T: 'static> {
    value: RwSignal<Option<T>>,
    asking: Asking,
}

impl<T> Clone for Live<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Live<T> {}

/// Asks now, whenever something changes that `ask` reads before it waits, and while somebody looks
/// at every piece of news and every few seconds without any. The last answer stays until the next one
/// is there, and readers hear of it only when it differs.
pub fn use_live<T, A>(ask: impl Fn() -> A + 'static) -> Live<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    A: Future<Output = Result<T, Problem>> + 'static,
{
    ask_for(ask, View::Anything, false)
}

/// The same for what becomes stale by some changes only.
pub fn use_live_view<T, A>(view: View, ask: impl Fn() -> A + 'static) -> Live<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    A: Future<Output = Result<T, Problem>> + 'static,
{
    ask_for(ask, view, false)
}

/// The same for a part of Lodge that may be away while the rest answers.
pub fn use_live_part<T, A>(ask: impl Fn() -> A + 'static) -> Live<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    A: Future<Output = Result<T, Problem>> + 'static,
{
    ask_for(ask, View::Anything, true)
}

fn ask_for<T, A>(ask: impl Fn() -> A + 'static, view: View, is_part: bool) -> Live<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
    A: Future<Output = Result<T, Problem>> + 'static,
{
    let live = Live { value: RwSignal::new(None), asking: Asking::new(view, is_part) };
    live.asking.keep_on(Box::new(move |question| {
        let answer = ask();
        Box::pin(async move {
            let answer = answer.await;
            if live.asking.hear(question, answer.as_ref().err())
                && let Ok(value) = answer
            {
                live.set(value);
            }
        })
    }));
    live
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Live<T> {
    /// Takes `value` as the last answer: a change has just been confirmed with it. An answer that
    /// is on its way may be older and is dropped.
    pub fn confirm(self, value: T) {
        let was_waiting = self.asking.waiting.try_get_untracked() == Some(true);
        if self.asking.next_question().is_some() {
            self.asking.waiting.set(false);
            self.asking.note(None);
            self.set(value);
            // That answer may also have been newer.
            if was_waiting {
                self.reload();
            } else {
                self.asking.ask_for_missed();
            }
        }
    }

    /// Asks at once.
    pub fn reload(self) {
        if self.asking.again.try_get_untracked().is_some() {
            self.asking.again.notify();
        }
    }

    fn set(self, value: T) {
        if self.value.try_with_untracked(|it| it.as_ref() != Some(&value)) == Some(true) {
            self.value.set(Some(value));
        }
    }

    /// Something of the last answer.
    pub fn map<U>(self, read: impl FnOnce(&T) -> U) -> Option<U> {
        self.value.with(|it| it.as_ref().map(read))
    }

    pub fn is_known(self) -> bool {
        self.value.with(Option::is_some)
    }

    /// The value itself, once there is one. Whether there is, is not tracked.
    pub fn known(self) -> Option<Known<T>> {
        self.value.with_untracked(Option::is_some).then(|| Known::new(self.value))
    }

    /// What went wrong last, until an answer comes.
    pub fn problem(self) -> RwSignal<Option<Problem>> {
        self.asking.problem
    }

    /// Whether the server says that there is no such thing for this role.
    pub fn is_missing(self) -> bool {
        self.asking.problem.with(is_gone)
    }
}
