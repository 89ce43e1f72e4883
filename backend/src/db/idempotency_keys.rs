//! What was answered to a POST, kept in the transaction that did the work.

use diesel::dsl::select;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use uuid::Uuid;

use super::schema::idempotency_keys;

#[diesel::declare_sql_function]
extern "SQL" {
    fn forget_idempotency_keys() -> diesel::sql_types::BigInt;
}

/// Whether a key is new.
pub enum Claim {
    /// Nobody used it before: do the work, then [`remember`] the answer.
    First,
    /// It came before, with this fingerprint, and this was the answer.
    Repeat { fingerprint: Vec<u8>, answer: String },
}

/// Takes a key for this transaction; waits for another one that holds it.
pub async fn claim(
    conn: &mut AsyncPgConnection,
    key: Uuid,
    fingerprint: &[u8],
) -> QueryResult<Claim> {
    let claimed = diesel::insert_into(idempotency_keys::table)
        .values((idempotency_keys::key.eq(key), idempotency_keys::fingerprint.eq(fingerprint)))
        .on_conflict_do_nothing()
        .execute(conn)
        .await?;
    if claimed == 1 {
        return Ok(Claim::First);
    }
    let earlier = idempotency_keys::table
        .find(key)
        .select((idempotency_keys::fingerprint, idempotency_keys::answer.assume_not_null()));
    let (fingerprint, answer) = earlier.first(conn).await?;
    Ok(Claim::Repeat { fingerprint, answer })
}

/// Keeps the answer for repeats.
pub async fn remember(conn: &mut AsyncPgConnection, key: Uuid, answer: &str) -> QueryResult<()> {
    diesel::update(idempotency_keys::table.find(key))
        .set(idempotency_keys::answer.eq(answer))
        .execute(conn)
        .await
        .map(drop)
}

/// Drops the keys of more than a week ago and says how many.
pub async fn forget_old(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    select(forget_idempotency_keys()).get_result(conn).await
}
