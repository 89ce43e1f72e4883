//! The body of every failed response: `application/problem+json`, RFC 9457.

use serde::{Deserialize, Serialize};

use crate::text::TextError;
use crate::ticket::Ticket;

/// What went wrong. `title` and `detail` are for programmers; the words for people are the browser's, by `type`
/// and by the `type` of each field error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[error("{title}: {detail}")]
pub struct Problem {
    #[serde(rename = "type")]
    pub kind: ProblemKind,
    pub title: String,
    /// The HTTP status of the response.
    pub status: u16,
    pub detail: String,
    /// The fields of a body that were refused.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<FieldError>,
    /// With [`ProblemKind::Stale`]: the ticket as it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub current: Option<Box<Ticket>>,
}

/// What is wrong with one field of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FieldError {
    /// A JSON pointer, such as `/description`.
    pub pointer: String,
    #[serde(rename = "type")]
    pub kind: FieldErrorKind,
    pub detail: String,
}

text_enum! {
    /// Why a field is refused: a stable name that clients match on.
    pub enum FieldErrorKind {
        /// Nothing in it that a reader could see.
        Blank,
        /// More characters than [`text::MAX_CHARS`](crate::text::MAX_CHARS), or
        /// [`place::MAX_PLACE_CHARS`](crate::place::MAX_PLACE_CHARS).
        TooLong,
        /// It names a ticket that does not exist for this role.
        NoSuchTicket,
        /// No picture of a kind that is taken, or one that cannot be read.
        NoPhoto,
    }
}

impl FieldError {
    /// The text of a field was refused.
    pub fn of_text(pointer: &str, error: TextError) -> Self {
        let kind = match error {
            TextError::Blank => FieldErrorKind::Blank,
            TextError::TooLong { .. } => FieldErrorKind::TooLong,
        };
        Self { pointer: pointer.to_owned(), kind, detail: error.to_string() }
    }
}

/// A stable name that clients match on; a title may be reworded, a kind may not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub enum ProblemKind {
    #[serde(rename = "/problems/bad-request")]
    BadRequest,
    #[serde(rename = "/problems/helpdesk-only")]
    HelpdeskOnly,
    /// The host name in the request is none of the server's.
    #[serde(rename = "/problems/misdirected")]
    Misdirected,
    /// The page of another site has made a browser send it.
    #[serde(rename = "/problems/cross-site")]
    CrossSite,
    #[serde(rename = "/problems/not-found")]
    NotFound,
    #[serde(rename = "/problems/method-not-allowed")]
    MethodNotAllowed,
    /// The body did not arrive in time.
    #[serde(rename = "/problems/request-timeout")]
    RequestTimeout,
    #[serde(rename = "/problems/illegal-move")]
    IllegalMove,
    #[serde(rename = "/problems/closed")]
    Closed,
    #[serde(rename = "/problems/stale")]
    Stale,
    /// The ticket has as many pictures as it may have.
    #[serde(rename = "/problems/too-many-photos")]
    TooManyPhotos,
    #[serde(rename = "/problems/too-large")]
    TooLarge,
    #[serde(rename = "/problems/unsupported-media-type")]
    UnsupportedMediaType,
    #[serde(rename = "/problems/invalid")]
    Invalid,
    #[serde(rename = "/problems/key-reused")]
    KeyReused,
    #[serde(rename = "/problems/version-required")]
    VersionRequired,
    /// More than one client may ask for in that time.
    #[serde(rename = "/problems/too-many-requests")]
    TooManyRequests,
    #[serde(rename = "/problems/internal")]
    Internal,
    /// The database or the server is overloaded, restarting or away.
    #[serde(rename = "/problems/unavailable")]
    Unavailable,
    /// The service of an analysis does not answer.
    #[serde(rename = "/problems/analysis-unavailable")]
    AnalysisUnavailable,
    /// Made by a client that got no answer, or one it cannot read; never sent.
    #[serde(other, rename = "about:blank")]
    NoAnswer,
}

impl ProblemKind {
    const fn status_and_title(self) -> (u16, &'static str) {
        match self {
            Self::BadRequest => (400, "Bad request"),
            Self::HelpdeskOnly => (403, "Only for the helpdesk"),
            Self::Misdirected => (421, "Not a name of this server"),
            Self::CrossSite => (403, "Sent by another site"),
            Self::NotFound => (404, "Not found"),
            Self::MethodNotAllowed => (405, "Method not allowed"),
            Self::RequestTimeout => (408, "Too slow"),
            Self::IllegalMove => (409, "No such status change"),
            Self::Closed => (409, "Closed is final"),
            Self::TooManyPhotos => (409, "No more pictures"),
            Self::Stale => (412, "Changed in the meantime"),
            Self::TooLarge => (413, "Too large"),
            Self::UnsupportedMediaType => (415, "Not a body of that kind"),
            Self::Invalid => (422, "Some fields need attention"),
            Self::KeyReused => (422, "Idempotency key used before"),
            Self::VersionRequired => (428, "Say which version you changed"),
            Self::TooManyRequests => (429, "Too many requests"),
            Self::Internal => (500, "Something went wrong"),
            Self::Unavailable => (503, "Not available right now"),
            Self::AnalysisUnavailable => (503, "The analysis does not answer"),
            Self::NoAnswer => (0, "No answer"),
        }
    }

    /// The HTTP status this kind of problem is answered with.
    pub const fn status(self) -> u16 {
        self.status_and_title().0
    }

    pub fn problem(self, detail: impl Into<String>) -> Problem {
        let (status, title) = self.status_and_title();
        Problem {
            kind: self,
            title: title.into(),
            status,
            detail: detail.into(),
            errors: Vec::new(),
            current: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_of_a_kind_from_the_future_can_still_be_read() {
        let text = r#"{"type":"/problems/new","title":"New","status":400,"detail":"Oh"}"#;
        let problem: Problem = serde_json::from_str(text).unwrap();
        assert_eq!((problem.kind, problem.status), (ProblemKind::NoAnswer, 400));
    }
}
