//! The answers to POST requests, kept in the transaction that did the work. Only functions of the
//! database read and write the table.

use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool, Nullable, Text, Uuid as SqlUuid};
use diesel::{dsl::select, sql_query};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

#[diesel::declare_sql_function]
extern "SQL" {
    fn delete_old_idempotency_keys() -> diesel::sql_types::BigInt;
}

/// A request that carries an idempotency key.
#[derive(Debug)]
pub struct KeyedRequest {
    pub key: Uuid,
    /// SHA-256 of role, path and body.
    pub fingerprint: [u8; 32],
}

/// What is known of a key.
#[derive(Debug)]
pub enum Claim {
    /// No request used it before.
    New,
    /// The same request came before and got this answer.
    Repeated { answer: String },
    /// Another request used it before.
    Reused,
}

#[derive(QueryableByName)]
struct ClaimRow {
    #[diesel(sql_type = Bool)]
    is_new: bool,
    #[diesel(sql_type = Bool)]
    is_same_request: bool,
    #[diesel(sql_type = Nullable<Text>)]
    kept_answer: Option<String>,
}

/// Takes a key for this transaction; waits for another transaction that holds it.
pub async fn claim(conn: &mut AsyncPgConnection, request: &KeyedRequest) -> QueryResult<Claim> {
    let row: ClaimRow =
        sql_query("SELECT is_new, is_same_request, kept_answer FROM claim_idempotency_key($1, $2)")
            .bind::<SqlUuid, _>(request.key)
            .bind::<Binary, _>(&request.fingerprint[..])
            .get_result(conn)
            .await?;
    Ok(match row {
        ClaimRow { is_new: true, .. } => Claim::New,
        ClaimRow { is_same_request: true, kept_answer: Some(answer), .. } => {
            Claim::Repeated { answer }
        }
        _ => Claim::Reused,
    })
}

/// Keeps the answer for repeats, in the transaction that claimed the key.
pub async fn keep_answer(
    conn: &mut AsyncPgConnection,
    request: &KeyedRequest,
    answer: &str,
) -> QueryResult<()> {
    sql_query("SELECT keep_answer($1, $2, $3)")
        .bind::<SqlUuid, _>(request.key)
        .bind::<Binary, _>(&request.fingerprint[..])
        .bind::<Text, _>(answer)
        .execute(conn)
        .await
        .map(drop)
}

/// Deletes the keys that are older than a week and returns their number.
pub async fn delete_old(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    select(delete_old_idempotency_keys()).get_result(conn).await
}
