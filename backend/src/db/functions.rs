//! SQL functions, triggers, policies and rights: files that `lodge migrate` applies again whenever their
//! text has changed.
//!
//! Each file can be applied any number of times (`CREATE OR REPLACE`). What a file no longer contains
//! stays in the database: a dated migration drops it, and also a function whose parameters change.

use std::collections::HashMap;

use diesel::prelude::*;
use diesel_async::{
    AsyncConnection as _, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection as _,
};
use sha2::{Digest as _, Sha256};

use super::schema::applied_functions;

/// A text of SQL statements.
#[derive(Clone, Copy, Debug)]
pub struct SqlFile<'a> {
    /// Identifies the file in the table `applied_functions`.
    pub name: &'a str,
    pub sql: &'a str,
}

/// Which files to apply.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Those whose text differs from what was last applied.
    Changed,
    All,
}

macro_rules! sql_files {
    ($($name:literal),+ $(,)?) => {
        [$(SqlFile { name: $name, sql: include_str!(concat!("functions/", $name)) }),+]
    };
}

/// Every file of `functions/`, in the order in which they are applied.
pub const FILES: [SqlFile<'static>; 9] = sql_files![
    "tickets.sql",
    "messages.sql",
    "photos.sql",
    "events.sql",
    "append_only.sql",
    "idempotency_keys.sql",
    "receipts.sql",
    "writes.sql",
    "access.sql",
];

/// Applies files, all or none, and returns the names of those that it applied.
pub async fn apply<'a>(
    conn: &mut AsyncPgConnection,
    files: &[SqlFile<'a>],
    scope: Scope,
) -> QueryResult<Vec<&'a str>> {
    conn.transaction(async |conn| {
        let digests = applied_functions::table
            .select((applied_functions::file, applied_functions::digest))
            .load::<(String, Vec<u8>)>(conn)
            .await?;
        let digests: HashMap<String, Vec<u8>> = digests.into_iter().collect();
        let mut applied = Vec::new();
        for SqlFile { name, sql } in files {
            let digest = Sha256::digest(sql).to_vec();
            if scope == Scope::Changed && digests.get(*name) == Some(&digest) {
                continue;
            }
            conn.batch_execute(sql).await?;
            diesel::insert_into(applied_functions::table)
                .values((applied_functions::file.eq(name), applied_functions::digest.eq(&digest)))
                .on_conflict(applied_functions::file)
                .do_update()
                .set((
                    applied_functions::digest.eq(&digest),
                    applied_functions::applied_at.eq(diesel::dsl::now),
                ))
                .execute(conn)
                .await?;
            applied.push(*name);
        }
        Ok(applied)
    })
    .await
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_file_is_forgotten() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/db/functions");
        let present: BTreeSet<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        let listed: BTreeSet<String> = FILES.iter().map(|file| file.name.to_owned()).collect();
        assert_eq!(listed, present);
    }
}
