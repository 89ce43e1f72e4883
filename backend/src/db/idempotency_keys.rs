//! What was answered to a POST, kept in the transaction that did the work. Only the functions of the
//! database touch the table.

use diesel::prelude::*;
use diesel::sql_types::{Binary, Bool, Nullable, Text, Uuid as SqlUuid};
use diesel::{dsl::select, sql_query};
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

#[diesel::declare_sql_function]
extern "SQL" {
    fn forget_idempotency_keys() -> diesel::sql_types::BigInt;
}

/// Whether a key is new.
pub enum Claim {
    /// Nobody used it before: do the work, then [`remember`] the answer.
    First,
    /// The same request came before, and this was the answer.
    Repeat(String),
    /// It came before with another request.
    Another,
}

#[derive(QueryableByName)]
struct ClaimRow {
    #[diesel(sql_type = Bool)]
    is_first: bool,
    #[diesel(sql_type = Bool)]
    is_same: bool,
    #[diesel(sql_type = Nullable<Text>)]
    answered: Option<String>,
}

/// Takes a key for this transaction; waits for another one that holds it.
pub async fn claim(
    conn: &mut AsyncPgConnection,
    key: Uuid,
    fingerprint: &[u8],
) -> QueryResult<Claim> {
    let claim = sql_query("SELECT is_first, is_same, answered FROM claim_idempotency_key($1, $2)")
        .bind::<SqlUuid, _>(key)
        .bind::<Binary, _>(fingerprint);
    let row: ClaimRow = claim.get_result(conn).await?;
    Ok(match row {
        ClaimRow { is_first: true, .. } => Claim::First,
        ClaimRow { is_same: true, answered: Some(answer), .. } => Claim::Repeat(answer),
        _ => Claim::Another,
    })
}

/// Keeps the answer for repeats.
pub async fn remember(
    conn: &mut AsyncPgConnection,
    key: Uuid,
    fingerprint: &[u8],
    answer: &str,
) -> QueryResult<()> {
    sql_query("SELECT remember_answer($1, $2, $3)")
        .bind::<SqlUuid, _>(key)
        .bind::<Binary, _>(fingerprint)
        .bind::<Text, _>(answer)
        .execute(conn)
        .await
        .map(drop)
}

/// Drops the keys of more than a week ago and says how many.
pub async fn forget_old(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    select(forget_idempotency_keys()).get_result(conn).await
}
