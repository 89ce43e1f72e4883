//! Who sends a request, and whether the policy lets them.

use std::future::{Ready, ready};
use std::marker::PhantomData;

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use serde::Deserialize;
use shared::policy;
use shared::role::Role;
use shared::ticket::Status;
use utoipa::IntoParams;

use crate::error::{ApiError, ApiResult};

/// The header every request carries.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes a header; the extractors read it")]
pub struct RoleHeader {
    /// Who is asking. There is no login: the role separates views and duties.
    #[param(rename = "X-Role", required = true)]
    x_role: Role,
}

/// Everybody, with the role that the request declares.
pub struct Caller(pub Role);

/// Whoever a rule of the policy allows to do it: a handler that takes this runs for nobody else.
pub struct Permitted<R> {
    pub role: Role,
    rule: PhantomData<R>,
}

/// What a rule of [`policy`] says of a role, before anything is known of the ticket.
pub trait Rule {
    fn permits(role: Role) -> bool;
}

/// Moving tickets on.
pub struct Move;

impl Rule for Move {
    fn permits(role: Role) -> bool {
        policy::may_move(role)
    }
}

/// Correcting categories, of tickets in some status at least.
pub struct CorrectCategory;

impl Rule for CorrectCategory {
    fn permits(role: Role) -> bool {
        Status::ALL.into_iter().any(|status| policy::may_correct_category(role, status))
    }
}

/// Reading analyses.
pub struct Analyse;

impl Rule for Analyse {
    fn permits(role: Role) -> bool {
        policy::may_analyse(role)
    }
}

impl FromRequest for Caller {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(declared_role(request).map(Caller))
    }
}

impl<R: Rule> FromRequest for Permitted<R> {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        ready(declared_role(request).and_then(|role| {
            let permitted = Self { role, rule: PhantomData };
            R::permits(role).then_some(permitted).ok_or(ApiError::HelpdeskOnly)
        }))
    }
}

/// A role that is missing, unknown or repeated is a bad request: the server does not guess.
fn declared_role(request: &HttpRequest) -> ApiResult<Role> {
    let mut values = request.headers().get_all(Role::HEADER);
    let role = match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok().and_then(|text| text.parse().ok()),
        _ => None,
    };
    let refusal = || format!("send {} once, as user or helpdesk", Role::HEADER);
    role.ok_or_else(|| ApiError::BadRequest(refusal()))
}

/// The role from the header or, for what browsers fetch without headers, from the query.
pub fn declared_or_in_query(request: &HttpRequest, in_query: Option<Role>) -> ApiResult<Role> {
    let Some(role) = in_query else { return declared_role(request) };
    if request.headers().contains_key(Role::HEADER) && declared_role(request)? != role {
        let refusal = format!("`role` and {} contradict each other", Role::HEADER);
        return Err(ApiError::BadRequest(refusal));
    }
    Ok(role)
}
