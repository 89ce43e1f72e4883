//! Whether Lodge still answers.

use leptos::prelude::*;
use shared::problem::{Problem, ProblemKind};

use crate::browser::campus_time;

/// Since when nothing has been heard, in milliseconds since 1970.
#[derive(Clone, Copy)]
pub struct Connection(RwSignal<Option<f64>>);

pub fn provide_connection() -> Connection {
    let connection = Connection(RwSignal::new(None));
    provide_context(connection);
    connection
}

pub fn use_connection() -> Connection {
    expect_context()
}

impl Connection {
    /// The time of day since which the connection is lost.
    pub fn lost_since(self) -> Option<String> {
        self.0.get().map(campus_time::minute_of_day)
    }

    /// Takes note of an answer: what was wrong with it, if anything.
    pub fn heard(self, problem: Option<&Problem>) {
        let lost = problem.is_some_and(is_lost);
        let was_lost = self.0.try_get_untracked().flatten().is_some();
        if lost != was_lost {
            self.0.try_set(lost.then(campus_time::now));
        }
    }
}

/// Whether a problem says that nobody is there, rather than that something was refused.
pub fn is_lost(problem: &Problem) -> bool {
    match problem.kind {
        ProblemKind::NoAnswer => problem.status == 0,
        ProblemKind::Unavailable => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refusal_is_no_lost_connection() {
        assert!(is_lost(&ProblemKind::NoAnswer.problem("")));
        assert!(is_lost(&ProblemKind::Unavailable.problem("")));
        assert!(!is_lost(&ProblemKind::NotFound.problem("")));
        let unknown = Problem { status: 400, ..ProblemKind::NoAnswer.problem("") };
        assert!(!is_lost(&unknown));
    }
}
