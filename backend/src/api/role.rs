//! Who is asking. A handler states the role it needs by the extractor it takes.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use shared::role::Role;

use crate::error::{ApiError, ApiResult};

/// Anyone, with the role the request declares.
pub struct Caller(pub Role);

/// Someone who works at the helpdesk: a handler that takes this runs for nobody else.
pub struct Helpdesk;

impl FromRequest for Caller {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(declared_role(request).map(Caller))
    }
}

impl FromRequest for Helpdesk {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(match declared_role(request) {
            Ok(Role::Helpdesk) => Ok(Self),
            Ok(Role::User) => Err(ApiError::HelpdeskOnly),
            Err(error) => Err(error),
        })
    }
}

/// A role that is missing, unknown or repeated is a mistake, not a guess.
fn declared_role(request: &HttpRequest) -> ApiResult<Role> {
    let mut values = request.headers().get_all(Role::HEADER);
    let role = match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok().and_then(|it| it.parse().ok()),
        _ => None,
    };
    let refusal = || format!("send {} once, as user or helpdesk", Role::HEADER);
    role.ok_or_else(|| ApiError::BadRequest(refusal()))
}
