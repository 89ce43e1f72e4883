//! Whether Lodge answers.

use chrono::DateTime;
use leptos::prelude::*;
use shared::problem::{Problem, ProblemKind};

use crate::browser::campus_time;

/// An outage that began longer ago is named with its day, in milliseconds.
const MAX_WITHOUT_DAY: f64 = 12.0 * 3_600_000.0;

/// Since when Lodge does not answer, in milliseconds since 1970.
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
    /// The time since which the connection is lost.
    pub fn lost_since(self) -> Option<String> {
        let time = self.0.get()?;
        match DateTime::from_timestamp_millis(time as i64) {
            Some(day) if campus_time::now() - time > MAX_WITHOUT_DAY => {
                Some(campus_time::date_and_time(day))
            }
            _ => Some(campus_time::minute_of_day(time)),
        }
    }

    /// Takes the outcome of a request: what was wrong with it, if anything.
    pub fn note_response(self, problem: Option<&Problem>) {
        let is_lost = problem.is_some_and(is_outage);
        let was_lost = self.0.try_get_untracked().flatten().is_some();
        if is_lost != was_lost {
            self.0.try_set(is_lost.then(campus_time::now));
        }
    }

    /// Takes an answer of the past, by its time in milliseconds since 1970: it stands in for one that did not come.
    /// The newest says since when.
    pub fn note_stored(self, time: f64) {
        let former = self.0.try_get_untracked().flatten();
        if former.is_none_or(|former| former < time) {
            self.0.try_set(Some(time));
        }
    }
}

/// Whether a problem says that Lodge does not answer, rather than that it refuses something.
pub fn is_outage(problem: &Problem) -> bool {
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
        assert!(is_outage(&ProblemKind::NoAnswer.problem("")));
        assert!(is_outage(&ProblemKind::Unavailable.problem("")));
        assert!(!is_outage(&ProblemKind::NotFound.problem("")));
        let unknown = Problem { status: 400, ..ProblemKind::NoAnswer.problem("") };
        assert!(!is_outage(&unknown));
    }

    #[test]
    fn a_part_that_is_away_is_no_lost_connection() {
        assert!(!is_outage(&ProblemKind::AnalysisUnavailable.problem("")));
    }
}
