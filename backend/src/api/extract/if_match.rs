//! The version that an edit was made from: an entity tag that the client got with the ticket.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{self, ETag, EntityTag, Header as _};
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use shared::ticket::Ticket;
use utoipa::IntoParams;

use crate::error::{ApiError, ApiResult};

/// The header of every edit.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes a header; the extractor reads it")]
pub struct VersionHeader {
    /// The `ETag` of the version that was changed.
    #[param(rename = "If-Match", required = true, pattern = "^\"[0-9]+\"$", example = "\"1\"")]
    if_match: String,
}

/// A handler that takes this overwrites no version that its caller has not read.
pub struct IfMatch(header::IfMatch);

impl IfMatch {
    /// Compares as RFC 9110 says, with one exception: `*` names no version and so matches none.
    ///
    /// # Errors
    /// Stale, with the ticket as it is now, when the caller has read another version.
    pub fn check(&self, ticket: &Ticket) -> ApiResult<()> {
        let ETag(current) = entity_tag(ticket);
        match &self.0 {
            header::IfMatch::Items(tags) if tags.iter().any(|tag| tag.strong_eq(&current)) => {
                Ok(())
            }
            _ => Err(ApiError::Stale(Box::new(ticket.clone()))),
        }
    }
}

impl FromRequest for IfMatch {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        if !request.headers().contains_key(header::IF_MATCH) {
            return ready(Err(ApiError::VersionRequired));
        }
        let refusal = |_| ApiError::BadRequest("If-Match is a list of entity tags".into());
        ready(header::IfMatch::parse(request).map(Self).map_err(refusal))
    }
}

/// The ticket's version, as a header of its responses.
pub fn entity_tag(ticket: &Ticket) -> ETag {
    ETag(EntityTag::new_strong(ticket.version.to_string()))
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;
    use shared::ids::Version;
    use shared::testing;

    use super::*;

    fn check(tags: &[&str]) -> ApiResult<()> {
        let mut request = TestRequest::default();
        for tag in tags {
            request = request.append_header((header::IF_MATCH, *tag));
        }
        let if_match = IfMatch::from_request(&request.to_http_request(), &mut Payload::None);
        let ticket = Ticket { version: Version(7), ..testing::ticket(1) };
        if_match.into_inner()?.check(&ticket)
    }

    #[test]
    fn the_current_version_must_be_among_the_tags() {
        for tags in [&["\"7\""][..], &["\"6\", \"7\""], &["\"6\"", "\"7\""]] {
            assert!(check(tags).is_ok(), "{tags:?}");
        }
        for tags in [&["\"6\""][..], &["W/\"7\""], &["*"], &["7"], &[""], &["\"6\"", "\"8\""]] {
            assert!(matches!(check(tags), Err(ApiError::Stale(_))), "{tags:?}");
        }
        assert!(matches!(check(&[]), Err(ApiError::VersionRequired)));
    }
}
