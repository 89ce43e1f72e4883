//! The version an edit was made from, as an entity tag.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{ETAG, HeaderValue, IF_MATCH};
use actix_web::{FromRequest, HttpRequest, HttpResponseBuilder};
use shared::ids::Version;
use shared::ticket::Ticket;

use crate::error::{ApiError, ApiResult};

/// A handler that takes this overwrites nothing unseen. A tag we never gave matches no version.
pub struct IfMatch(Option<Version>);

impl IfMatch {
    /// # Errors
    /// Stale, with the ticket as it is, when it was another version that the caller saw.
    pub fn check(&self, ticket: &Ticket) -> ApiResult<()> {
        match self.0 {
            Some(seen) if seen == ticket.version => Ok(()),
            _ => Err(ApiError::Stale(Box::new(ticket.clone()))),
        }
    }
}

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut values = request.headers().get_all(IF_MATCH);
        ready(match (values.next(), values.next()) {
            (None, _) => Err(ApiError::VersionRequired),
            (Some(value), None) => Ok(Self(seen_version(value))),
            (Some(_), Some(_)) => Err(ApiError::BadRequest("send If-Match once".into())),
        })
    }
}

fn seen_version(value: &HeaderValue) -> Option<Version> {
    value.to_str().ok()?.strip_prefix('"')?.strip_suffix('"')?.parse().ok()
}

/// Adds a ticket's version to its response.
pub fn tag(response: &mut HttpResponseBuilder, ticket: &Ticket) {
    response.insert_header((ETAG, format!("\"{}\"", ticket.version)));
}
