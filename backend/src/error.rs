//! Every way a request can fail, and the problem document that the client gets.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use diesel::result::Error as QueryError;
use diesel_async::pooled_connection::deadpool::PoolError;
use shared::photo::MAX_PHOTOS;
use shared::problem::{FieldError, FieldErrorKind, Problem, ProblemKind};
use shared::ticket::{Status, Ticket};

use crate::db::failure::Failure;
use crate::db::writes::Outcome;
use crate::security_headers;

pub type ApiResult<T> = Result<T, ApiError>;

/// `Retry-After` of what is not available, or not so often.
const RETRY_SECONDS: &str = "2";

#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error("{0}")]
    BadRequest(String),
    #[error("this is for the helpdesk")]
    HelpdeskOnly,
    #[error("this server is not known by that host name; LODGE_HOSTS may name it")]
    Misdirected,
    #[error("the page of another site may not send this")]
    CrossSite,
    #[error("there is no such {0}")]
    NoSuch(&'static str),
    #[error("this address does not take that method")]
    MethodNotAllowed,
    #[error("the body did not arrive in time")]
    RequestTimeout,
    #[error("a ticket that is {from} cannot become {to}")]
    IllegalMove { from: Status, to: Status },
    #[error("a closed ticket stays as it is; open a new one that names it")]
    Closed,
    #[error("a ticket has at most {MAX_PHOTOS} pictures")]
    TooManyPhotos,
    #[error("the ticket has changed since you read it; this is how it is now")]
    Stale(Box<Ticket>),
    #[error("the request is larger than this address takes")]
    TooLarge,
    #[error("send the body as the description of the API says, without content encoding")]
    UnsupportedMediaType,
    #[error("{} field(s) were refused", .0.len())]
    Invalid(Vec<FieldError>),
    #[error("this idempotency key came with another request before; make a new one")]
    KeyReused,
    #[error("send the version you changed in If-Match")]
    VersionRequired,
    #[error("one client may not ask for that much at once; try again later")]
    TooManyRequests,
    #[error("{0}")]
    Unavailable(String),
    #[error("{0}")]
    AnalysisUnavailable(String),
    /// The problem that a service answered with.
    #[error("{}", .0.detail)]
    Passed(Problem),
    #[error("the server failed; the failure has been logged")]
    Internal(#[source] anyhow::Error),
}

impl From<FieldError> for ApiError {
    fn from(error: FieldError) -> Self {
        Self::Invalid(vec![error])
    }
}

impl From<anyhow::Error> for ApiError {
    fn from(error: anyhow::Error) -> Self {
        Self::Internal(error)
    }
}

/// What is not found is an `Option`, and never arrives here.
impl From<QueryError> for ApiError {
    fn from(error: QueryError) -> Self {
        match Failure::of(&error) {
            Failure::Outage => {
                tracing::warn!(%error, "the database did not answer");
                // The connection may have been lost after the change was made.
                Self::outcome_unknown()
            }
            Failure::Defect => Self::Internal(error.into()),
        }
    }
}

impl From<PoolError> for ApiError {
    fn from(error: PoolError) -> Self {
        tracing::warn!(%error, "no database connection");
        Self::Unavailable("the database is not available; nothing was changed".into())
    }
}

impl<T> From<Outcome<T>> for ApiResult<T> {
    fn from(outcome: Outcome<T>) -> Self {
        Err(match outcome {
            Outcome::Done { result } => return Ok(result),
            Outcome::NoSuchTicket => ApiError::NoSuch("ticket"),
            Outcome::NoSuchPredecessor => {
                let (pointer, kind) = ("/follows".to_owned(), FieldErrorKind::NoSuchTicket);
                let detail = "there is no such ticket to follow".to_owned();
                FieldError { pointer, kind, detail }.into()
            }
            Outcome::Closed => ApiError::Closed,
            Outcome::Stale { current } => ApiError::Stale(current),
            Outcome::IllegalMove { from, to } => ApiError::IllegalMove { from, to },
            Outcome::KeyReused => ApiError::KeyReused,
            Outcome::TooManyPhotos => ApiError::TooManyPhotos,
        })
    }
}

impl ApiError {
    /// No answer in time from what a change is made by.
    pub fn outcome_unknown() -> Self {
        Self::Unavailable(
            "there was no answer in time, so whether a change was made is unknown; repeat the request, \
             with the same Idempotency-Key if it has one"
                .into(),
        )
    }

    const fn kind(&self) -> ProblemKind {
        match self {
            Self::BadRequest(_) => ProblemKind::BadRequest,
            Self::HelpdeskOnly => ProblemKind::HelpdeskOnly,
            Self::Misdirected => ProblemKind::Misdirected,
            Self::CrossSite => ProblemKind::CrossSite,
            Self::NoSuch(_) => ProblemKind::NotFound,
            Self::MethodNotAllowed => ProblemKind::MethodNotAllowed,
            Self::RequestTimeout => ProblemKind::RequestTimeout,
            Self::IllegalMove { .. } => ProblemKind::IllegalMove,
            Self::Closed => ProblemKind::Closed,
            Self::TooManyPhotos => ProblemKind::TooManyPhotos,
            Self::Stale(_) => ProblemKind::Stale,
            Self::TooLarge => ProblemKind::TooLarge,
            Self::UnsupportedMediaType => ProblemKind::UnsupportedMediaType,
            Self::Invalid(_) => ProblemKind::Invalid,
            Self::KeyReused => ProblemKind::KeyReused,
            Self::VersionRequired => ProblemKind::VersionRequired,
            Self::TooManyRequests => ProblemKind::TooManyRequests,
            Self::Unavailable(_) => ProblemKind::Unavailable,
            Self::AnalysisUnavailable(_) => ProblemKind::AnalysisUnavailable,
            Self::Passed(problem) => problem.kind,
            Self::Internal(_) => ProblemKind::Internal,
        }
    }

    fn problem(&self) -> Problem {
        let mut problem = self.kind().problem(self.to_string());
        match self {
            Self::Invalid(errors) => problem.errors.clone_from(errors),
            Self::Stale(current) => problem.current = Some(current.clone()),
            Self::Passed(passed) => return passed.clone(),
            _ => {}
        }
        problem
    }
}

impl ResponseError for ApiError {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.problem().status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        if let Self::Internal(cause) = self {
            tracing::error!(error = ?cause, "request failed");
        }
        let problem = self.problem();
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header((CONTENT_TYPE, "application/problem+json"));
        if [StatusCode::SERVICE_UNAVAILABLE, StatusCode::TOO_MANY_REQUESTS]
            .contains(&self.status_code())
        {
            response.insert_header((RETRY_AFTER, RETRY_SECONDS));
        }
        let mut response = response.json(problem);
        // An error that a middleware returns passes no other middleware that would set them.
        security_headers::set(response.headers_mut());
        response
    }
}
