//! `lodge migrate` applies the files of functions whose text has changed, and no others.

use std::collections::BTreeMap;

use backend::db::functions::{self, FILES, Scope, SqlFile};
use diesel::sql_types::{Text, Timestamptz};
use diesel::{QueryableByName, sql_query};
use diesel_async::{
    AsyncMigrationHarness, AsyncPgConnection, RunQueryDsl, SimpleAsyncConnection as _,
};
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};

use crate::support::{TestApp, TestDatabase};
use crate::tools::program::lodge;

#[derive(QueryableByName)]
struct Applied {
    #[diesel(sql_type = Text)]
    file: String,
    #[diesel(sql_type = Timestamptz)]
    applied_at: chrono::DateTime<chrono::Utc>,
}

async fn applied(conn: &mut AsyncPgConnection) -> BTreeMap<String, chrono::DateTime<chrono::Utc>> {
    let rows: Vec<Applied> =
        sql_query("SELECT file, applied_at FROM applied_functions").load(conn).await.unwrap();
    rows.into_iter().map(|row| (row.file, row.applied_at)).collect()
}

async fn text(conn: &mut AsyncPgConnection, query: &str) -> String {
    #[derive(QueryableByName)]
    struct Row {
        #[diesel(sql_type = Text)]
        text: String,
    }
    sql_query(query).get_result::<Row>(conn).await.unwrap().text
}

#[tokio::test(flavor = "multi_thread")]
async fn a_migration_that_has_nothing_to_do_changes_nothing() {
    let database = TestDatabase::create().await;
    let conn = &mut database.owner().await;
    // Every change of a function, trigger, policy or right leaves a new version of its row.
    let versions = "SELECT md5(string_agg(version, ' ' ORDER BY version)) AS text FROM (
            SELECT format('%s %s', oid, xmin) AS version FROM pg_proc
            UNION ALL SELECT format('%s %s', oid, xmin) FROM pg_trigger
            UNION ALL SELECT format('%s %s', oid, xmin) FROM pg_policy
            UNION ALL SELECT format('%s %s', oid, xmin) FROM pg_class WHERE relkind IN ('r', 'v')
        ) AS versions";
    let (before, applied_before) = (text(conn, versions).await, applied(conn).await);
    assert_eq!(applied_before.len(), FILES.len());

    for _ in 0..2 {
        let outcome = lodge(&database, &["migrate"], b"").of_success();
        assert!(outcome.errors.contains("0 migrations and 0 files"), "{}", outcome.errors);
    }

    assert_eq!(text(conn, versions).await, before);
    assert_eq!(applied(conn).await, applied_before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_whose_text_has_changed_is_applied_and_no_other() {
    let database = TestDatabase::create().await;
    let conn = &mut database.owner().await;
    let file = |name, sql| SqlFile { name, sql };
    let first = "CREATE OR REPLACE FUNCTION first() RETURNS TEXT LANGUAGE sql AS $$SELECT 'a'$$";
    let changed = "CREATE OR REPLACE FUNCTION first() RETURNS TEXT LANGUAGE sql AS $$SELECT 'b'$$";
    let second = "CREATE OR REPLACE FUNCTION second() RETURNS TEXT LANGUAGE sql AS $$SELECT 'c'$$";
    let files = [file("first.sql", first), file("second.sql", second)];
    let applied_first = functions::apply(conn, &files, Scope::Changed).await.unwrap();
    assert_eq!(applied_first, ["first.sql", "second.sql"]);
    // A change by hand shows whether a file is applied.
    conn.batch_execute(&second.replace("'c'", "'by hand'")).await.unwrap();

    let files = [file("first.sql", changed), file("second.sql", second)];
    assert_eq!(functions::apply(conn, &files, Scope::Changed).await.unwrap(), ["first.sql"]);

    assert_eq!(text(conn, "SELECT first() AS text").await, "b");
    assert_eq!(text(conn, "SELECT second() AS text").await, "by hand");
    assert!(functions::apply(conn, &files, Scope::Changed).await.unwrap().is_empty());
    assert_eq!(functions::apply(conn, &files, Scope::All).await.unwrap().len(), 2);
    assert_eq!(text(conn, "SELECT second() AS text").await, "c");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_migration_replaces_the_functions_of_another_version() {
    let database = TestDatabase::create().await;
    let conn = &mut database.owner().await;
    let former = "CREATE OR REPLACE FUNCTION is_unclosed(ticket BIGINT) RETURNS BOOLEAN
            LANGUAGE sql AS $$ SELECT true $$;
        UPDATE applied_functions SET digest = sha256('former text') WHERE file = 'tickets.sql';
        GRANT DELETE ON messages TO lodge_user;
        UPDATE applied_functions SET digest = sha256('former rights') WHERE file = 'access.sql'";
    conn.batch_execute(former).await.unwrap();

    let outcome = lodge(&database, &["migrate"], b"").of_success();

    assert!(outcome.errors.contains("0 migrations and 2 files"), "{}", outcome.errors);
    assert_eq!(text(conn, "SELECT is_unclosed(7)::TEXT AS text").await, "false");
    let rights = "SELECT has_table_privilege('lodge_user', 'messages', 'DELETE')::TEXT AS text";
    assert_eq!(text(conn, rights).await, "false", "a right that no file grants any more");
}

#[tokio::test(flavor = "multi_thread")]
async fn files_are_applied_all_or_none() {
    let database = TestDatabase::create().await;
    let conn = &mut database.owner().await;
    let sql = "CREATE OR REPLACE FUNCTION first() RETURNS TEXT LANGUAGE sql AS $$SELECT 'a'$$";
    let files = [
        SqlFile { name: "first.sql", sql },
        SqlFile { name: "broken.sql", sql: "CREATE FUNCTION" },
    ];
    assert!(functions::apply(conn, &files, Scope::Changed).await.is_err());
    assert_eq!(applied(conn).await.len(), FILES.len());
    assert!(sql_query("SELECT first()").execute(conn).await.is_err());
}

#[tokio::test(flavor = "multi_thread")]
async fn several_migrations_at_once_wait_for_each_other() {
    let database = TestDatabase::bare().await;
    let runs = (0..3).map(|_| backend::db::migrate(&database.url));
    for run in futures_util::future::join_all(runs).await {
        run.unwrap();
    }
    assert_eq!(applied(&mut database.owner().await).await.len(), FILES.len());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_cannot_hold_every_script_is_refused_in_one_sentence() {
    for encoding in ["LATIN1", "SQL_ASCII"] {
        let options = format!("LC_COLLATE 'C' LC_CTYPE 'C' ENCODING '{encoding}'");
        let database = TestDatabase::bare_with(&options).await;
        let outcome = lodge(&database, &["migrate"], b"");
        assert_eq!(outcome.code, 1, "{}", outcome.errors);
        let sentence = format!(
            "lodge: the database has the encoding {encoding}; create one with ENCODING 'UTF8'\n"
        );
        assert_eq!(outcome.errors, sentence);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn search_does_not_depend_on_the_locale_of_the_database() {
    let options = "LC_COLLATE 'C' LC_CTYPE 'C' ENCODING 'UTF8'";
    let database = TestDatabase::bare_with(options).await;
    lodge(&database, &["migrate"], b"").of_success();
    let app = TestApp::on(database).await;
    app.ticket("ПРИНТЕР сломан").await;
    app.ticket("Лампа, TÜR, ΘΎΡΑ").await;
    for (query, id) in [("принтер", 1), ("лампа", 2), ("tur", 2), ("тур", 0), ("θυρα", 2)]
    {
        let found = app.user().ids(&format!("/api/tickets?q={query}")).await;
        assert_eq!(found, if id == 0 { vec![] } else { vec![id] }, "{query}");
    }
}

/// The migration that changed how answers are kept.
const KEPT_ANSWERS_CHANGED: &str = "20261129100000";

#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_was_kept_before_an_upgrade_is_found_after_it() {
    let database = TestDatabase::create().await;
    let folder = FileBasedMigrations::from_path("../migrations").unwrap();
    let mut harness = AsyncMigrationHarness::new(database.owner().await);
    tokio::task::block_in_place(|| {
        while harness.revert_last_migration(folder.clone()).unwrap() != KEPT_ANSWERS_CHANGED.into()
        {
        }
    });
    let mut conn = harness.into_inner();
    let answered = "INSERT INTO idempotency_keys (key, fingerprint, answer)
        VALUES (gen_random_uuid(), sha256('request'), '{\"id\":7,\"body\":\"Any news?\"}')";
    conn.batch_execute(answered).await.unwrap();

    lodge(&database, &["migrate"], b"").of_success();

    let found = "SELECT find_answer(key, fingerprint)::TEXT AS text FROM idempotency_keys";
    let answer = text(&mut conn, found).await;
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    let result = serde_json::json!({ "id": 7, "body": "Any news?" });
    assert_eq!(answer, serde_json::json!({ "outcome": "done", "result": result }));
}
