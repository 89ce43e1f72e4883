//! One press, one ticket: a POST with the same key again gets the first answer.

use std::future::{Ready, ready};

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use anyhow::Context as _;
use diesel_async::AsyncPgConnection;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};
use shared::role::Role;
use uuid::Uuid;

use crate::db::idempotency_keys::{self, Claim};
use crate::error::{ApiError, ApiResult};

/// The key of a request, and where it was sent.
pub struct IdempotencyKey {
    key: Uuid,
    path: String,
}

/// A request with its key: who asks for what.
pub struct KeyedRequest {
    key: Uuid,
    /// SHA-256 of role, path and body.
    fingerprint: [u8; 32],
}

impl IdempotencyKey {
    pub const HEADER: &str = "Idempotency-Key";

    /// The request that came with the key.
    pub fn of(&self, role: Role, body: &impl Serialize) -> ApiResult<KeyedRequest> {
        let body = serde_json::to_vec(body).context("a body that was read can be written")?;
        let request = [role.as_ref().as_bytes(), self.path.as_bytes(), &body].join(&b'\n');
        Ok(KeyedRequest { key: self.key, fingerprint: Sha256::digest(request).into() })
    }
}

impl KeyedRequest {
    /// The answer to the same request before, if there was one. Ask first in the transaction.
    ///
    /// # Errors
    /// Key reused, when it came with another request.
    pub async fn earlier_answer<T: DeserializeOwned>(
        &self,
        conn: &mut AsyncPgConnection,
    ) -> ApiResult<Option<T>> {
        match idempotency_keys::claim(conn, self.key, &self.fingerprint).await? {
            Claim::First => Ok(None),
            Claim::Another => Err(ApiError::KeyReused),
            Claim::Repeat(answer) => {
                Ok(Some(serde_json::from_str(&answer).context("a kept answer cannot be read")?))
            }
        }
    }

    /// Keeps the answer, in the transaction that did the work.
    pub async fn remember(
        &self,
        conn: &mut AsyncPgConnection,
        answer: &impl Serialize,
    ) -> ApiResult<()> {
        let answer = serde_json::to_string(answer).context("an answer can be written")?;
        Ok(idempotency_keys::remember(conn, self.key, &self.fingerprint, &answer).await?)
    }
}

impl FromRequest for IdempotencyKey {
    type Error = ApiError;
    type Future = Ready<ApiResult<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        let mut values = request.headers().get_all(Self::HEADER);
        let key = match (values.next(), values.next()) {
            (Some(value), None) => value.to_str().ok().and_then(|it| Uuid::try_parse(it).ok()),
            _ => None,
        };
        let refusal = || format!("send {} once, with a UUID of your own", Self::HEADER);
        let path = request.path().to_owned();
        ready(key.map(|key| Self { key, path }).ok_or_else(|| ApiError::BadRequest(refusal())))
    }
}
