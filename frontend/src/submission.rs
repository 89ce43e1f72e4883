//! Something that is sent to the server, and what became of it.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::problem::Problem;

/// The state of one button that sends: nothing is sent twice at the same time, and a problem stays until the
/// next attempt.
#[derive(Clone, Copy)]
pub struct Submission {
    is_pending: RwSignal<bool>,
    problem: RwSignal<Option<Problem>>,
}

impl Submission {
    pub fn new() -> Self {
        Self { is_pending: RwSignal::new(false), problem: RwSignal::new(None) }
    }

    pub fn is_pending(self) -> bool {
        self.is_pending.get()
    }

    /// Why the last attempt failed.
    pub fn problem(self) -> Option<Problem> {
        self.problem.get()
    }

    /// Sends unless something is being sent; `done` runs after a success, also when the screen is closed.
    pub fn start<T: 'static>(
        self,
        work: impl Future<Output = Result<T, Problem>> + 'static,
        done: impl FnOnce(T) + 'static,
    ) {
        if self.is_pending.get_untracked() {
            return;
        }
        self.is_pending.set(true);
        self.problem.set(None);
        spawn_local(async move {
            let problem = work.await.map(done).err();
            self.is_pending.try_set(false);
            if problem.is_some() {
                self.problem.try_set(problem);
            }
        });
    }
}
