//! What every write needs: the transaction, the idempotency key, the kept answer and the event.

use std::ops::DerefMut as _;

use anyhow::Context as _;
use diesel_async::{AnsiTransactionManager, AsyncPgConnection, TransactionManager as _};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::role::Role;

use super::AppState;
use crate::db::events::{self, NewEvent};
use crate::db::idempotency_keys::{self, Claim, KeyedRequest};
use crate::error::{ApiError, ApiResult};

/// The answer of a write, and whether it changed anything.
#[derive(Debug)]
pub enum Written<T> {
    /// Everything was already as requested: there is no event.
    Unchanged(T),
    /// The event joins the log in the same transaction.
    Changed(T, NewEvent),
}

impl AppState {
    /// Runs `change` in a transaction of the role, appends its event and commits. With a key, `change`
    /// runs only once: a repeated request gets the first answer.
    ///
    /// The log is locked last, after `change`, and only until the commit.
    ///
    /// # Errors
    /// What `change` says, an outage of the database, or a key that came with another request. Then
    /// nothing is changed and the key is free.
    pub async fn write<T: Serialize + DeserializeOwned>(
        &self,
        role: Role,
        request: Option<&KeyedRequest>,
        change: impl AsyncFnOnce(&mut AsyncPgConnection) -> ApiResult<Written<T>>,
    ) -> ApiResult<T> {
        let mut conn = self.db(role).await?;
        let conn = conn.deref_mut();
        AnsiTransactionManager::begin_transaction(conn).await?;
        match write_in_transaction(conn, role, request, change).await {
            Ok(answer) => {
                AnsiTransactionManager::commit_transaction(conn).await?;
                Ok(answer)
            }
            Err(error) => {
                // If this fails too, the pool drops the connection, which also rolls back.
                let _ = AnsiTransactionManager::rollback_transaction(conn).await;
                Err(error)
            }
        }
    }
}

async fn write_in_transaction<T: Serialize + DeserializeOwned>(
    conn: &mut AsyncPgConnection,
    role: Role,
    request: Option<&KeyedRequest>,
    change: impl AsyncFnOnce(&mut AsyncPgConnection) -> ApiResult<Written<T>>,
) -> ApiResult<T> {
    if let Some(request) = request {
        match idempotency_keys::claim(conn, request).await? {
            Claim::New => {}
            Claim::Reused => return Err(ApiError::KeyReused),
            Claim::Repeated { answer } => {
                return Ok(serde_json::from_str(&answer).context("a kept answer cannot be read")?);
            }
        }
    }
    let (answer, event) = match change(conn).await? {
        Written::Unchanged(answer) => (answer, None),
        Written::Changed(answer, event) => (answer, Some(event)),
    };
    if let Some(request) = request {
        let answer = serde_json::to_string(&answer).context("an answer cannot be written")?;
        idempotency_keys::keep_answer(conn, request, &answer).await?;
    }
    if let Some(event) = event {
        events::append(conn, role, event).await?;
    }
    Ok(answer)
}
