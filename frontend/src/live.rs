//! What a screen shows of the server, kept fresh by asking again whenever something has changed.

mod known;

use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::live::View;
use shared::problem::{Problem, ProblemKind};

pub use known::Known;

use crate::browser::page;
use crate::connection::{Connection, is_lost, use_connection};
use crate::follow::follow;
use crate::news::{News, use_news};

/// How often a screen asks again where it does not hear of changes.
pub const OFTEN: Duration = Duration::from_secs(3);
/// Where it does, it asks without news once in so many times, in case something was not heard.
const SELDOM: u32 = 10;
/// A part of Lodge that follows the changes by itself may be so much behind.
const LAG: Duration = Duration::from_millis(400);

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

/// Everything about asking that does not depend on what is asked.
#[derive(Clone, Copy)]
struct Asking {
    problem: RwSignal<Option<Problem>>,
    /// Counts questions; an answer to an earlier one is dropped.
    question: RwSignal<u32>,
    waiting: RwSignal<bool>,
    again: RwSignal<()>,
    /// Whether something changed while an answer was on its way.
    missed: RwSignal<bool>,
    connection: Connection,
    news: News,
    view: View,
    is_part: bool,
}

/// Asks question of that number; what is heard goes to whoever asked.
type Ask = Box<dyn Fn(u32) -> Pin<Box<dyn Future<Output = ()>>>>;

/// Asks now, whenever something changes that `ask` reads before it waits, and while somebody looks
/// at every piece of news and every [`OFTEN`] without any. The last answer stays until the next one
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

impl Asking {
    fn new(view: View, is_part: bool) -> Self {
        Self {
            problem: RwSignal::new(None),
            question: RwSignal::new(0),
            waiting: RwSignal::new(false),
            again: RwSignal::new(()),
            missed: RwSignal::new(false),
            connection: use_connection(),
            news: use_news(),
            view,
            is_part,
        }
    }

    fn keep_on(self, ask: Ask) {
        let ask = StoredValue::new_local(ask);
        let ask_now = move || {
            let Some(question) = self.next_question() else { return };
            if let Some(answer) = ask.try_with_value(|ask| ask(question)) {
                spawn_local(answer);
            }
        };
        follow(move |_| {
            self.again.track();
            ask_now();
        });
        let ask_again = move || {
            if page::is_visible() && self.waiting.try_get_untracked() == Some(false) {
                untrack(ask_now);
            }
        };
        let later = StoredValue::new(false);
        follow(move |is_first| {
            let is_stale = self.news.concerns(self.view) || self.is_lost();
            if is_first || !is_stale {
                return;
            }
            if self.waiting.get_untracked() {
                self.missed.set(true);
            } else {
                ask_again();
            }
            if self.is_part && !later.get_value() {
                later.set_value(true);
                let ask_later = move || {
                    later.try_set_value(false);
                    ask_again();
                };
                set_timeout(ask_later, LAG);
            }
        });
        let ticks = StoredValue::new(0_u32);
        let tick = move || {
            ticks.try_update_value(|it| *it = it.wrapping_add(1));
            // A part follows the changes by itself, a little later.
            let hears = self.news.is_open() && !self.is_part && !self.is_lost();
            if !hears || ticks.try_get_value().is_some_and(|it| it.is_multiple_of(SELDOM)) {
                ask_again();
            }
        };
        if let Ok(handle) = set_interval_with_handle(tick, OFTEN) {
            on_cleanup(move || handle.clear());
        }
        if self.is_part {
            // What it says may depend on the time of day.
            let handle = window_event_listener_untyped("visibilitychange", move |_| ask_again());
            on_cleanup(move || handle.remove());
        }
    }

    /// Whether the last question found nobody.
    fn is_lost(self) -> bool {
        self.problem.try_with_untracked(|it| it.as_ref().is_some_and(is_lost)) == Some(true)
    }

    fn next_question(self) -> Option<u32> {
        let question = self.question.try_get_untracked()?.wrapping_add(1);
        self.question.try_set(question);
        self.waiting.try_set(true);
        Some(question)
    }

    /// Takes note of an answer, and says whether it is still of interest.
    fn hear(self, question: u32, problem: Option<&Problem>) -> bool {
        let is_own = |it: &&Problem| self.is_part && it.kind == ProblemKind::Unavailable;
        self.connection.heard(problem.filter(|it| !is_own(it)));
        if self.question.try_get_untracked() != Some(question) {
            return false;
        }
        self.waiting.set(false);
        self.note(problem);
        if self.missed.get_untracked() {
            self.missed.set(false);
            self.again.notify();
        }
        true
    }

    fn note(self, problem: Option<&Problem>) {
        if self.problem.try_with_untracked(|it| it.as_ref() != problem) == Some(true) {
            self.problem.set(problem.cloned());
        }
    }
}

impl<T: Clone + PartialEq + Send + Sync + 'static> Live<T> {
    /// Takes `value` as the last answer: a change has just been confirmed with it. An answer that
    /// is on its way may be older and is dropped.
    pub fn confirm(self, value: T) {
        if self.asking.next_question().is_some() {
            self.asking.waiting.set(false);
            self.asking.note(None);
            self.set(value);
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
        self.asking
            .problem
            .with(|it| it.as_ref().is_some_and(|it| it.kind == ProblemKind::NotFound))
    }

    /// Whether an answer is on its way.
    pub fn is_waiting(self) -> bool {
        self.asking.waiting.get()
    }
}
