//! Receipts: what whoever reported or follows a ticket may always read.

use diesel::prelude::*;
use diesel::sql_types::Binary;
use diesel_async::{AsyncPgConnection, RunQueryDsl};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use shared::ids::ReceiptSecret;
use shared::receipt::Receipt;

#[diesel::declare_sql_function]
extern "SQL" {
    fn read_receipt(secret: Binary) -> diesel::sql_types::Nullable<diesel::sql_types::Json>;
}

/// What the database knows of a secret, in hexadecimal digits.
pub fn hash(secret: ReceiptSecret) -> String {
    digest(secret).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What belongs to a secret, if it is that of a receipt.
pub async fn find(
    conn: &mut AsyncPgConnection,
    secret: ReceiptSecret,
) -> QueryResult<Option<Receipt>> {
    let found = diesel::select(read_receipt(digest(secret)));
    let found: Option<Value> = found.get_result(conn).await?;
    let receipt = found.map(serde_json::from_value).transpose();
    receipt.map_err(|error| diesel::result::Error::DeserializationError(error.into()))
}

fn digest(secret: ReceiptSecret) -> Vec<u8> {
    Sha256::digest(secret.0.as_bytes()).to_vec()
}
