//! Why something failed and what to do about it. What is safe, the place says that tried.

use shared::problem::{FieldErrorKind, Problem, ProblemKind};
use shared::text::MAX_CHARS;

use crate::format;

/// The cause, for people. The `title` and `detail` of a problem are for programmers.
pub fn cause(problem: &Problem) -> &'static str {
    match problem.kind {
        ProblemKind::HelpdeskOnly => {
            "Only the helpdesk can do this. Switch to helpdesk and try again."
        }
        ProblemKind::NotFound => "It is closed or doesn't exist.",
        ProblemKind::IllegalMove => "Somebody else has changed the status already.",
        ProblemKind::Closed => {
            "This ticket was closed in the meantime. Copy your text or create a follow-up."
        }
        ProblemKind::Stale => "Somebody else changed it in the meantime. Load the page again.",
        ProblemKind::TooLarge => "The text is too long.",
        // What is wrong, the fields say.
        ProblemKind::Invalid => "",
        ProblemKind::Internal => "Something went wrong in Lodge. Try again in a moment.",
        ProblemKind::Unavailable => "Lodge is busy or restarting. Try again in a moment.",
        ProblemKind::SearchTimeout => "The search took too long. Try fewer or other words.",
        ProblemKind::AnalysisUnavailable => "Temporarily unavailable. Retrying automatically.",
        ProblemKind::NoAnswer if problem.status == 0 => {
            "Lodge did not answer. Check your connection and try again."
        }
        ProblemKind::BadRequest
        | ProblemKind::MethodNotAllowed
        | ProblemKind::UnsupportedMediaType
        | ProblemKind::KeyReused
        | ProblemKind::VersionRequired
        | ProblemKind::NoAnswer => {
            "This page and Lodge don't understand each other. Load the page again; what you typed is kept."
        }
    }
}

/// What is wrong with a field.
pub fn field_error(kind: FieldErrorKind) -> String {
    match kind {
        FieldErrorKind::Blank => "Enter some text.".to_owned(),
        FieldErrorKind::TooLong => {
            format!("Enter at most {} characters.", format::number(MAX_CHARS as f64))
        }
        FieldErrorKind::NoSuchTicket => "The earlier ticket doesn't exist.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_problem_of_the_server_is_not_taken_for_no_answer() {
        assert!(cause(&ProblemKind::NoAnswer.problem("")).contains("did not answer"));
        let unknown = Problem { status: 400, ..ProblemKind::NoAnswer.problem("") };
        assert!(cause(&unknown).contains("Load the page again"));
    }

    #[test]
    fn the_words_for_programmers_are_not_shown() {
        let problem = ProblemKind::VersionRequired.problem("send If-Match");
        let cause = cause(&problem);
        assert!(!cause.contains(&problem.detail) && !cause.contains(&problem.title), "{cause}");
        let too_long = field_error(FieldErrorKind::TooLong);
        assert_eq!(too_long, "Enter at most 10,000 characters.");
    }
}
