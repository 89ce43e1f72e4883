//! Why something failed and what to do about it. What is safe, the place says that tried.

use shared::problem::{FieldErrorKind, Problem, ProblemKind};
use shared::text::MAX_CHARS;

use crate::format;
use crate::words::words;

/// The cause, for people. The `title` and `detail` of a problem are for programmers.
pub fn cause(problem: &Problem) -> String {
    match problem.kind {
        ProblemKind::HelpdeskOnly => words().problem_helpdesk_only(),
        ProblemKind::Misdirected => words().problem_misdirected(),
        ProblemKind::CrossSite => words().problem_cross_site(),
        ProblemKind::NotFound => words().problem_not_found(),
        ProblemKind::RequestTimeout => words().problem_request_timeout(),
        ProblemKind::IllegalMove => words().problem_illegal_move(),
        ProblemKind::Closed => words().problem_closed(),
        ProblemKind::TooManyPhotos => words().problem_too_many_photos(),
        ProblemKind::Stale => words().problem_stale(),
        ProblemKind::TooLarge => words().problem_too_large(),
        ProblemKind::Invalid => words().problem_invalid(),
        ProblemKind::KeyReused => words().problem_key_reused(),
        ProblemKind::TooManyRequests => words().problem_too_many_requests(),
        ProblemKind::Internal => words().problem_internal(),
        ProblemKind::Unavailable => words().problem_unavailable(),
        ProblemKind::AnalysisUnavailable => words().problem_analysis_unavailable(),
        ProblemKind::MethodNotAllowed => words().problem_method_not_allowed(),
        ProblemKind::BadRequest | ProblemKind::UnsupportedMediaType => {
            words().problem_bad_request()
        }
        ProblemKind::NoAnswer if problem.status == 0 => words().problem_no_answer(),
        // A problem of a later version of the server is read as `NoAnswer` with its status.
        ProblemKind::VersionRequired | ProblemKind::NoAnswer => words().problem_version_required(),
    }
}

/// What is wrong with a field.
pub fn field_error(kind: FieldErrorKind) -> String {
    match kind {
        FieldErrorKind::Blank => words().field_blank(),
        FieldErrorKind::TooLong => words().field_too_long(format::number(MAX_CHARS as f64)),
        FieldErrorKind::NoPhoto => words().field_no_photo(),
        FieldErrorKind::NoSuchTicket => words().field_no_such_ticket(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unknown_problem_of_the_server_is_not_taken_for_no_answer() {
        assert!(cause(&ProblemKind::NoAnswer.problem("")).contains("didn’t answer"));
        let unknown = Problem { status: 400, ..ProblemKind::NoAnswer.problem("") };
        assert!(cause(&unknown).contains("Please reload it"));
    }

    #[test]
    fn the_words_for_programmers_are_not_shown() {
        let problem = ProblemKind::VersionRequired.problem("send If-Match");
        let cause = cause(&problem);
        assert!(!cause.contains(&problem.detail) && !cause.contains(&problem.title), "{cause}");
        let too_long = field_error(FieldErrorKind::TooLong);
        let limit = format::number(MAX_CHARS as f64);
        assert_eq!(too_long, format!("Please use at most {limit} characters."));
    }
}
