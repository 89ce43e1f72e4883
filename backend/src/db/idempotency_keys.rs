//! The answers to POST requests. Only functions of the database read and write the table.

use diesel::dsl::select;
use diesel::prelude::*;
use diesel_async::{AsyncPgConnection, RunQueryDsl};

#[diesel::declare_sql_function]
extern "SQL" {
    fn delete_old_idempotency_keys() -> diesel::sql_types::BigInt;
}

/// Deletes the keys that are older than a week and returns their number.
pub async fn delete_old(conn: &mut AsyncPgConnection) -> QueryResult<i64> {
    select(delete_old_idempotency_keys()).get_result(conn).await
}
