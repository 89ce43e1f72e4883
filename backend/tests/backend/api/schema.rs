//! What the code believes of the database is what the migrations make.

use std::collections::BTreeSet;

use diesel::migration::{Migration as _, MigrationSource as _};
use diesel::sql_types::Text;
use diesel::{QueryableByName, sql_query};
use diesel_async::{AsyncMigrationHarness, RunQueryDsl as _};
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};

use crate::support::{TestApp, TestDatabase};

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    line: String,
}

async fn lines(database: &TestDatabase, query: &str) -> BTreeSet<String> {
    let rows: Vec<Row> = sql_query(query).load(&mut database.owner().await).await.unwrap();
    rows.into_iter().map(|it| it.line).collect()
}

/// `table.column type null` of everything in the schema file, in the words of PostgreSQL.
fn written_down() -> BTreeSet<String> {
    let mut table = String::new();
    let mut columns = BTreeSet::new();
    for line in include_str!("../../../src/db/schema.rs").lines().map(str::trim) {
        if let Some((name, _)) = line.split_once(" (").filter(|_| line.ends_with('{')) {
            name.clone_into(&mut table);
        } else if let Some((column, kind)) = line.split_once(" -> ").filter(|_| line.ends_with(','))
        {
            let nullable = kind.starts_with("Nullable<");
            let kind = kind.trim_start_matches("Nullable<").trim_end_matches(['>', ',']);
            let kind = match kind {
                "BigInt" => "bigint",
                "Bool" => "boolean",
                "Bytea" => "bytea",
                "Double" => "double precision",
                "Text" => "text",
                "Timestamptz" => "timestamp with time zone",
                "Uuid" => "uuid",
                other => panic!("say here what {other} is"),
            };
            // PostgreSQL takes every column of a view for nullable.
            let null = if nullable || table == "user_events" { "YES" } else { "NO" };
            columns.insert(format!("{table}.{column} {kind} {null}"));
        }
    }
    columns
}

#[tokio::test(flavor = "multi_thread")]
async fn the_schema_file_says_what_the_migrations_make() {
    let app = TestApp::spawn().await;
    let made =
        "SELECT format('%s.%s %s %s', table_name, column_name, data_type, is_nullable) AS line
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'";
    assert_eq!(lines(&app.database, made).await, written_down());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_migration_can_be_undone_and_done_again() {
    let database = TestDatabase::create().await;
    let everything = "SELECT c.oid::regclass || ' ' || c.relkind::text AS line FROM pg_class c
        JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'public'
        UNION ALL SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = 'public'::regnamespace";
    let before = lines(&database, everything).await;
    let folder = FileBasedMigrations::from_path("../migrations").unwrap();
    let mut harness = AsyncMigrationHarness::new(database.owner().await);

    let migrations: Vec<Box<dyn diesel::migration::Migration<diesel::pg::Pg>>> =
        folder.migrations().unwrap();
    let undone = tokio::task::block_in_place(|| {
        harness.revert_all_migrations(folder.clone()).unwrap().len()
    });
    let left = lines(&database, everything).await;
    tokio::task::block_in_place(|| harness.run_pending_migrations(folder).unwrap().len());

    assert_eq!(undone, migrations.len(), "{}", migrations[0].name());
    assert!(left.iter().all(|it| it.contains("__diesel")), "{left:?}");
    assert_eq!(lines(&database, everything).await, before);
}
