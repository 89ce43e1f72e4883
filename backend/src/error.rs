//! Every way a request can fail, and what the client hears of it.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_TYPE, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use diesel::result::{DatabaseErrorKind, Error as QueryError};
use diesel_async::pooled_connection::deadpool::PoolError;
use shared::problem::{FieldError, Problem, ProblemKind};
use shared::ticket::{Status, Ticket};

use crate::startup::headers;

pub type ApiResult<T> = Result<T, ApiError>;

/// Seconds after which a client may try again what was not available.
const RETRY_SECONDS: &str = "2";

#[derive(Debug, thiserror::Error)]
pub enum ApiError {
    #[error("{0}")]
    BadRequest(String),
    #[error("this is for the helpdesk")]
    HelpdeskOnly,
    #[error("there is no such {0}")]
    NoSuch(&'static str),
    #[error("this address does not take that method")]
    MethodNotAllowed,
    #[error("a ticket that is {from} cannot become {to}")]
    IllegalMove { from: Status, to: Status },
    #[error("a closed ticket stays as it is; open a new one that names it")]
    Closed,
    #[error("the ticket has changed since you read it; this is how it is now")]
    Stale(Box<Ticket>),
    #[error("the request is larger than this address takes")]
    TooLarge,
    #[error("send the body as application/json, without content encoding")]
    UnsupportedMediaType,
    #[error("{} field(s) were refused", .0.len())]
    Invalid(Vec<FieldError>),
    #[error("this idempotency key came with another request before; make a new one")]
    KeyReused,
    #[error("send the version you changed in If-Match")]
    VersionRequired,
    #[error("{0}")]
    Unavailable(String),
    /// What another of our programs said went wrong.
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

/// Expected misses are `Option`s and never arrive here.
impl From<QueryError> for ApiError {
    fn from(error: QueryError) -> Self {
        if is_outage(&error) {
            tracing::warn!(%error, "the database did not answer");
            // The connection may have been lost after the change was made.
            return Self::Unavailable(
                "the database did not answer in time; look whether a change was made, then try again"
                    .into(),
            );
        }
        Self::Internal(error.into())
    }
}

impl From<PoolError> for ApiError {
    fn from(error: PoolError) -> Self {
        tracing::warn!(%error, "no database connection");
        Self::Unavailable("the database is not available; nothing was changed".into())
    }
}

/// Whether a query failed because of the database's state and not because of the query.
fn is_outage(error: &QueryError) -> bool {
    let QueryError::DatabaseError(kind, information) = error else {
        return matches!(error, QueryError::BrokenTransactionManager);
    };
    let message = information.message();
    match kind {
        DatabaseErrorKind::UnableToSendCommand
        | DatabaseErrorKind::ClosedConnection
        | DatabaseErrorKind::ReadOnlyTransaction
        | DatabaseErrorKind::SerializationFailure => true,
        // Diesel does not tell the SQLSTATE of these apart; the connection asks for English.
        DatabaseErrorKind::Unknown => [
            "canceling statement due to",
            "terminating connection",
            "the database system is",
            "could not extend file",
            "could not write",
            "deadlock detected",
            "too many clients",
            "sorry, too many",
            "remaining connection slots",
            "connection closed",
            "out of memory",
            "out of shared memory",
            "too many notifications",
        ]
        .iter()
        .any(|it| message.contains(it)),
        _ => false,
    }
}

impl ApiError {
    const fn kind(&self) -> ProblemKind {
        match self {
            Self::BadRequest(_) => ProblemKind::BadRequest,
            Self::HelpdeskOnly => ProblemKind::HelpdeskOnly,
            Self::NoSuch(_) => ProblemKind::NotFound,
            Self::MethodNotAllowed => ProblemKind::MethodNotAllowed,
            Self::IllegalMove { .. } => ProblemKind::IllegalMove,
            Self::Closed => ProblemKind::Closed,
            Self::Stale(_) => ProblemKind::Stale,
            Self::TooLarge => ProblemKind::TooLarge,
            Self::UnsupportedMediaType => ProblemKind::UnsupportedMediaType,
            Self::Invalid(_) => ProblemKind::Invalid,
            Self::KeyReused => ProblemKind::KeyReused,
            Self::VersionRequired => ProblemKind::VersionRequired,
            Self::Unavailable(_) => ProblemKind::Unavailable,
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
        if problem.kind == ProblemKind::Unavailable {
            response.insert_header((RETRY_AFTER, RETRY_SECONDS));
        }
        let mut response = response.json(problem);
        // A failure in the middle of things passes no middleware that would do it.
        headers::protect(response.headers_mut());
        response
    }
}
