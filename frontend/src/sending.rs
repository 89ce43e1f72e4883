//! Something on its way to the server, and what became of it.

use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::problem::Problem;

use crate::components::trouble::Trouble;
use crate::components::varying::varying;

type Work<T> = Pin<Box<dyn Future<Output = Result<T, Problem>>>>;

/// One button's worth of sending: not twice at the same time, and with its refusal kept.
#[derive(Clone, Copy)]
pub struct Sending {
    is_busy: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
}

impl Sending {
    pub fn new() -> Self {
        Self { is_busy: RwSignal::new(false), problem: RwSignal::new(None) }
    }

    pub fn is_busy(self) -> bool {
        self.is_busy.get()
    }

    /// Does `work` unless something is already on its way; `done` hears of its success only.
    pub fn start<T: 'static>(
        self,
        work: impl Future<Output = Result<T, Problem>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        self.start_boxed(then(Box::pin(work), Box::new(done)));
    }

    fn start_boxed(self, work: Work<()>) {
        if self.is_busy.get_untracked() {
            return;
        }
        self.is_busy.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let answer = work.await;
            self.is_busy.try_set(false);
            if let Err(refused) = answer {
                self.problem.try_set(Some(refused));
            }
        });
    }

    /// The refusal, if there was one. `what` says what it means to whoever reads it.
    pub fn refusal(
        self,
        what: impl Fn() -> &'static str + Send + 'static,
        on_retry: Callback<()>,
    ) -> AnyView {
        varying(move || {
            let Some(problem) = self.problem.get() else { return ().into_any() };
            view! { <Trouble problem what=what() on_retry /> }.into_any()
        })
    }
}

/// Boxed, so that its code is there once for each kind of answer and not for each button.
fn then<T: 'static>(work: Work<T>, done: Box<dyn FnOnce(T)>) -> Work<()> {
    Box::pin(async move {
        done(work.await?);
        Ok(())
    })
}
