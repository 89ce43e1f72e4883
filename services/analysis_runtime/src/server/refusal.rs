//! Every failed answer is a problem document.

use std::fmt;

use actix_web::http::{StatusCode, header};
use actix_web::{HttpResponse, ResponseError};
use shared::problem::{Problem, ProblemKind};

use crate::asked::BadQuery;
use crate::reading::Progress;

/// When to ask again while a service catches up, in seconds.
const RETRY_AFTER: u32 = 1;

/// An answer that is not the one that was asked for.
#[derive(Debug)]
pub struct Refusal(Problem);

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl From<BadQuery> for Refusal {
    fn from(query: BadQuery) -> Self {
        Self(ProblemKind::BadRequest.problem(query.to_string()))
    }
}

impl From<Progress> for Refusal {
    fn from(progress: Progress) -> Self {
        Self(ProblemKind::Unavailable.problem(format!("catching up: {progress}")))
    }
}

impl ResponseError for Refusal {
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

pub async fn no_such_route() -> Result<HttpResponse, Refusal> {
    Err(Refusal(ProblemKind::NotFound.problem("there is no such route")))
}

pub async fn method_not_allowed() -> Result<HttpResponse, Refusal> {
    Err(Refusal(ProblemKind::MethodNotAllowed.problem("this can only be read")))
}
