//! When a question is asked, and what becomes of its answers, whatever it is about.

use std::pin::Pin;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::live::View;
use shared::problem::{Problem, ProblemKind};

use crate::browser::page;
use crate::connection::{Connection, is_lost, use_connection};
use crate::follow::follow;
use crate::news::{News, use_news};

/// How often a screen asks again where it does not hear of changes.
const OFTEN: Duration = Duration::from_secs(3);
/// Where it does, it asks without news once in so many times, in case something was not heard.
const SELDOM: u32 = 10;
/// A part of Lodge that follows the changes by itself may be so much behind.
const LAG: Duration = Duration::from_millis(400);
/// It may even be behind when it is asked then, so it is asked again so many times.
const LATER: u32 = 4;

/// Everything about asking that does not depend on what is asked.
#[derive(Clone, Copy)]
pub struct Asking {
    pub problem: RwSignal<Option<Problem>>,
    /// Counts questions; an answer to an earlier one is dropped.
    question: RwSignal<u32>,
    pub waiting: RwSignal<bool>,
    pub again: RwSignal<()>,
    /// Whether something changed while an answer was on its way.
    missed: RwSignal<bool>,
    connection: Connection,
    news: News,
    view: View,
    is_part: bool,
}

/// Asks a question of that number; what is heard goes to whoever asked.
type Ask = Box<dyn Fn(u32) -> Pin<Box<dyn Future<Output = ()>>>>;

impl Asking {
    pub fn new(view: View, is_part: bool) -> Self {
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

    pub fn keep_on(self, ask: Ask) {
        let repeated = Repeated {
            asking: self,
            ask: StoredValue::new_local(ask),
            ticks: StoredValue::new(0),
            later: StoredValue::new(false),
        };
        repeated.begin();
    }

    /// Whether the last question found nobody.
    fn is_lost(self) -> bool {
        self.problem.try_with_untracked(|it| it.as_ref().is_some_and(is_lost)) == Some(true)
    }

    pub fn next_question(self) -> Option<u32> {
        let question = self.question.try_get_untracked()?.wrapping_add(1);
        self.question.try_set(question);
        self.waiting.try_set(true);
        Some(question)
    }

    /// Takes note of an answer, and says whether it is still of interest.
    pub fn hear(self, question: u32, problem: Option<&Problem>) -> bool {
        let is_own = |it: &&Problem| self.is_part && it.kind == ProblemKind::Unavailable;
        self.connection.heard(problem.filter(|it| !is_own(it)));
        if self.question.try_get_untracked() != Some(question) {
            return false;
        }
        self.waiting.set(false);
        self.note(problem);
        self.ask_for_missed();
        true
    }

    pub fn ask_for_missed(self) {
        if self.missed.get_untracked() && page::is_visible() {
            self.missed.set(false);
            self.again.notify();
        }
    }

    pub fn note(self, problem: Option<&Problem>) {
        // What is not there any more does not come back when nobody answers.
        if problem.is_some_and(is_lost) && self.problem.try_with_untracked(is_gone) == Some(true) {
            return;
        }
        if self.problem.try_with_untracked(|it| it.as_ref() != problem) == Some(true) {
            self.problem.set(problem.cloned());
        }
    }
}

/// A question that is asked again and again.
#[derive(Clone, Copy)]
struct Repeated {
    asking: Asking,
    ask: StoredValue<Ask, LocalStorage>,
    /// How often it could have been asked by the clock since the last news.
    ticks: StoredValue<u32>,
    /// Whether it is about to be asked once more.
    later: StoredValue<bool>,
}

impl Repeated {
    fn begin(self) {
        let asking = self.asking;
        follow(move |_| {
            asking.again.track();
            self.ask_now();
        });
        follow(move |is_first| {
            let is_stale = asking.news.concerns(asking.view) || asking.is_lost();
            if !is_first && is_stale {
                self.ask_for_news();
            }
        });
        follow(move |is_first| {
            asking.news.track_looks();
            // What a part says may depend on the time of day.
            if !is_first && (asking.is_part || asking.missed.get_untracked()) {
                self.ask_if_free();
            }
        });
        if let Ok(handle) = set_interval_with_handle(move || self.tick(), OFTEN) {
            on_cleanup(move || handle.clear());
        }
    }

    fn ask_now(self) {
        let Some(question) = self.asking.next_question() else { return };
        if let Some(answer) = self.ask.try_with_value(|ask| ask(question)) {
            spawn_local(answer);
        }
    }

    /// Asks if somebody looks and no answer is on its way.
    fn ask_if_free(self) -> bool {
        let is_free = page::is_visible() && self.asking.waiting.try_get_untracked() == Some(false);
        if is_free {
            self.asking.missed.try_set(false);
            untrack(|| self.ask_now());
        }
        is_free
    }

    /// Asks now, or after the answer that is on its way, or when somebody looks again.
    fn ask_again(self) {
        if !self.ask_if_free() {
            self.asking.missed.try_set(true);
        }
    }

    fn ask_for_news(self) {
        self.ticks.set_value(0);
        self.ask_again();
        if self.asking.is_part && !self.later.get_value() {
            self.later.set_value(true);
            let ask_later = move || {
                self.later.try_set_value(false);
                self.ask_again();
            };
            set_timeout(ask_later, LAG);
        }
    }

    fn tick(self) {
        let Some(ticks) = self.ticks.try_update_value(|it| {
            *it = it.wrapping_add(1);
            *it
        }) else {
            return;
        };
        let asking = self.asking;
        let hears = untrack(|| asking.news.is_open()) && !asking.is_lost();
        if !hears || ticks.is_multiple_of(SELDOM) || asking.is_part && ticks <= LATER {
            self.ask_if_free();
        }
    }
}

/// Whether a problem says that there is no such thing.
pub fn is_gone(problem: &Option<Problem>) -> bool {
    problem.as_ref().is_some_and(|it| it.kind == ProblemKind::NotFound)
}
