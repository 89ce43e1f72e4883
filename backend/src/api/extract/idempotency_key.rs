//! The key under which a POST is done once.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use anyhow::Context as _;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};
use shared::role::Role;
use utoipa::IntoParams;
use uuid::Uuid;

use crate::db::writes::KeyedRequest;
use crate::error::{ApiError, ApiResult};

/// The header of every POST that creates something.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Header)]
#[expect(dead_code, reason = "describes a header; the extractor reads it")]
pub struct KeyHeader {
    /// A UUID made by the client; the same request with the same key is done once.
    #[param(rename = "Idempotency-Key", required = true, format = Uuid, value_type = String)]
    idempotency_key: String,
}

/// The key of a request, and the path it was sent to.
pub struct IdempotencyKey {
    key: Uuid,
    path: String,
}

impl IdempotencyKey {
    const HEADER: &str = "Idempotency-Key";

    /// The request to keep an answer for.
    pub fn request(&self, role: Role, body: &impl Serialize) -> ApiResult<KeyedRequest> {
        let body = serde_json::to_vec(body).context("a body that was read can be written")?;
        Ok(self.request_of_bytes(role, &body))
    }

    /// The same for a body that is no JSON.
    pub fn request_of_bytes(&self, role: Role, body: &[u8]) -> KeyedRequest {
        let request = [role.as_ref().as_bytes(), self.path.as_bytes(), body].join(&b'\n');
        KeyedRequest { key: self.key, fingerprint: format!("{:x}", Sha256::digest(request)) }
    }
}

impl FromRequest for IdempotencyKey {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut values = request.headers().get_all(Self::HEADER);
        let key = match (values.next(), values.next()) {
            (Some(value), None) => value.to_str().ok().and_then(|text| Uuid::try_parse(text).ok()),
            _ => None,
        };
        let refusal = || format!("send {} once, with a UUID of your own", Self::HEADER);
        let path = request.path().to_owned();
        ready(key.map(|key| Self { key, path }).ok_or_else(|| ApiError::BadRequest(refusal())))
    }
}
