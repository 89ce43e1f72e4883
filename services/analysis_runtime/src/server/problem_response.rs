//! Every failed answer is a problem document.

use std::fmt;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use shared::problem::{Problem, ProblemKind};

use crate::log_reader::Progress;
use crate::query::QueryError;

/// When to ask again while a service catches up, in seconds.
const RETRY_AFTER: u32 = 1;

/// An answer that is a problem.
#[derive(Debug)]
pub struct ProblemResponse(Problem);

impl ProblemResponse {
    pub fn bad_request(detail: impl Into<String>) -> Self {
        Self(ProblemKind::BadRequest.problem(detail))
    }

    pub(super) fn method_not_allowed() -> Self {
        Self(ProblemKind::MethodNotAllowed.problem("this can only be read"))
    }

    pub fn no_such_route() -> Self {
        Self(ProblemKind::NotFound.problem("there is no such route"))
    }
}

impl fmt::Display for ProblemResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<QueryError> for ProblemResponse {
    fn from(error: QueryError) -> Self {
        Self::bad_request(error.to_string())
    }
}

impl From<Progress> for ProblemResponse {
    fn from(progress: Progress) -> Self {
        Self(ProblemKind::Unavailable.problem(format!("catching up: {progress}")))
    }
}

impl ResponseError for ProblemResponse {
    fn status_code(&self) -> StatusCode {
        StatusCode::from_u16(self.0.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }

    fn error_response(&self) -> HttpResponse {
        let mut response = HttpResponse::build(self.status_code());
        match self.0.kind {
            ProblemKind::Unavailable => {
                response.insert_header((header::RETRY_AFTER, RETRY_AFTER));
            }
            ProblemKind::MethodNotAllowed => {
                response.insert_header((header::ALLOW, "GET, HEAD"));
            }
            _ => {}
        }
        response.content_type("application/problem+json").json(&self.0)
    }
}
