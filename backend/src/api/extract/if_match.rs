//! The version that an edit was made from: an entity tag that the client got with the ticket.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::http::header::{self, ETag, EntityTag, Header as _};
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use shared::ids::Version;
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
    /// The versions that it names. Compares as RFC 9110 says, with one exception: `*` names no version.
    pub fn versions(&self) -> Vec<Version> {
        let header::IfMatch::Items(tags) = &self.0 else { return Vec::new() };
        let version = |tag: &EntityTag| {
            let version = tag.tag().parse().ok()?;
            tag.strong_eq(&version_tag(version)).then_some(version)
        };
        tags.iter().filter_map(version).collect()
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
    ETag(version_tag(ticket.version))
}

fn version_tag(version: Version) -> EntityTag {
    EntityTag::new_strong(version.to_string())
}

#[cfg(test)]
mod tests {
    use actix_web::test::TestRequest;

    use super::*;

    fn versions(tags: &[&str]) -> ApiResult<Vec<i64>> {
        let mut request = TestRequest::default();
        for tag in tags {
            request = request.append_header((header::IF_MATCH, *tag));
        }
        let if_match = IfMatch::from_request(&request.to_http_request(), &mut Payload::None);
        Ok(if_match.into_inner()?.versions().into_iter().map(|Version(number)| number).collect())
    }

    #[test]
    fn only_strong_tags_of_versions_are_versions() {
        for (tags, expected) in [
            (&["\"7\""][..], &[7][..]),
            (&["\"6\", \"7\""], &[6, 7]),
            (&["\"6\"", "\"7\""], &[6, 7]),
            (&["W/\"7\""], &[]),
            (&["*"], &[]),
            (&["7"], &[]),
            (&["\"07\""], &[]),
            (&[""], &[]),
        ] {
            assert_eq!(versions(tags).unwrap(), expected, "{tags:?}");
        }
        assert!(matches!(versions(&[]), Err(ApiError::VersionRequired)));
    }
}
