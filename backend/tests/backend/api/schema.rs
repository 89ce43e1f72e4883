//! The code and the migrations agree on tables, limits and names.

use std::collections::BTreeSet;

use backend::db;
use diesel::migration::{Migration as _, MigrationSource as _};
use diesel::sql_types::{Bool, Text};
use diesel::{QueryableByName, sql_query};
use diesel_async::{AsyncMigrationHarness, RunQueryDsl as _};
use diesel_migrations::{FileBasedMigrations, MigrationHarness as _};
use shared::event::EventKind;
use shared::role::Role;
use shared::text;
use shared::ticket::{Category, CategoryBy, Status};

use crate::support::TestDatabase;

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = Text)]
    line: String,
}

/// The column `line` of a query.
pub async fn lines(database: &TestDatabase, query: &str) -> BTreeSet<String> {
    let rows: Vec<Row> = sql_query(query).load(&mut database.owner().await).await.unwrap();
    rows.into_iter().map(|row| row.line).collect()
}

/// `table.column type null` of everything in the schema file, in the words of PostgreSQL.
fn columns_of_the_schema_file() -> BTreeSet<String> {
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
                "Array<BigInt" => "ARRAY",
                "BigInt" => "bigint",
                "Bool" => "boolean",
                "Bytea" => "bytea",
                "Double" => "double precision",
                "Json" => "json",
                "Integer" => "integer",
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
async fn the_schema_file_names_the_columns_that_the_migrations_create() {
    let database = TestDatabase::create().await;
    let columns =
        "SELECT format('%s.%s %s %s', table_name, column_name, data_type, is_nullable) AS line
        FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name NOT LIKE '\\_\\_%'";
    assert_eq!(lines(&database, columns).await, columns_of_the_schema_file());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_longest_text_of_the_rule_is_the_longest_of_the_database() {
    #[derive(QueryableByName)]
    struct Fits {
        #[diesel(sql_type = Bool)]
        fits: bool,
    }
    let database = TestDatabase::create().await;
    let conn = &mut database.owner().await;
    for (chars, fits) in
        [(0, false), (1, true), (text::MAX_CHARS, true), (text::MAX_CHARS + 1, false)]
    {
        for letter in ["a", "é", "🙂"] {
            let cast =
                format!("SELECT repeat('{letter}', {chars})::ticket_text IS NOT NULL AS fits");
            let result = sql_query(cast).get_result::<Fits>(conn).await;
            assert_eq!(result.is_ok_and(|row| row.fits), fits, "{chars} times {letter}");
        }
    }
    let columns = "SELECT format('%s.%s', table_name, column_name) AS line
        FROM information_schema.columns WHERE domain_name = 'ticket_text'";
    let limited = ["messages.body", "ticket_revisions.description", "tickets.description"];
    assert_eq!(lines(&database, columns).await, limited.map(str::to_owned).into());
}

#[tokio::test(flavor = "multi_thread")]
async fn the_names_of_the_code_are_those_of_the_database() {
    let database = TestDatabase::create().await;
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect();
    // Users see the kind `gone` in place of `closed`; it is never stored.
    let stored = EventKind::ALL.into_iter().filter(|kind| *kind != EventKind::Gone);
    let lists: [(&str, BTreeSet<String>); 5] = [
        ("lodge_role", names(&Role::ALL.map(<&str>::from))),
        ("ticket_status", names(&Status::ALL.map(<&str>::from))),
        ("ticket_category", names(&Category::ALL.map(<&str>::from))),
        ("ticket_category_by", names(&CategoryBy::ALL.map(<&str>::from))),
        ("ticket_event_kind", stored.map(|kind| kind.to_string()).collect()),
    ];
    for (domain, expected) in lists {
        let allowed = format!(
            "SELECT (regexp_matches(pg_get_constraintdef(oid), '''(\\w+)''', 'g'))[1] AS line
            FROM pg_constraint WHERE contypid = '{domain}'::regtype"
        );
        assert_eq!(lines(&database, &allowed).await, expected, "{domain}");
    }
    let counted = "SELECT format('%s %s', status, category) AS line FROM ticket_counts";
    let every = Status::ALL.into_iter().flat_map(|status| {
        Category::ALL.into_iter().map(move |category| format!("{status} {category}"))
    });
    assert_eq!(lines(&database, counted).await, every.collect());
}

#[tokio::test(flavor = "multi_thread")]
async fn every_migration_can_be_undone_and_done_again() {
    let database = TestDatabase::create().await;
    let everything = "SELECT c.oid::regclass || ' ' || c.relkind::text AS line FROM pg_class c
            WHERE relnamespace = 'public'::regnamespace
        UNION ALL SELECT oid::regprocedure || ' ' || coalesce(proacl::text, '') FROM pg_proc
            WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT oid::regtype || ' domain' FROM pg_type
            WHERE typnamespace = 'public'::regnamespace AND typtype = 'd'
        UNION ALL SELECT format('%s on %s', tgname, tgrelid::regclass) FROM pg_trigger
            WHERE NOT tgisinternal
        UNION ALL SELECT format('%s on %s', policyname, tablename) FROM pg_policies
        UNION ALL SELECT format('%s may %s %s.%s', grantee, privilege_type, table_name, column_name)
            FROM information_schema.column_privileges WHERE grantee LIKE 'lodge\\_%'";
    let before = lines(&database, everything).await;
    let folder = FileBasedMigrations::from_path("../migrations").unwrap();
    let mut harness = AsyncMigrationHarness::new(database.owner().await);

    let migrations: Vec<Box<dyn diesel::migration::Migration<diesel::pg::Pg>>> =
        folder.migrations().unwrap();
    let undone = tokio::task::block_in_place(|| {
        harness.revert_all_migrations(folder.clone()).unwrap().len()
    });
    let left = lines(&database, everything).await;
    db::migrate(&database.url).await.unwrap();

    assert_eq!(undone, migrations.len(), "{}", migrations[0].name());
    assert!(left.iter().all(|line| line.contains("__diesel")), "{left:?}");
    assert_eq!(lines(&database, everything).await, before);
}
