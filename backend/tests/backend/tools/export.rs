//! What an export says, that it comes back, and that it is safe to open.

use std::fs;

use backend::db::schema::tickets;
use chrono::{DateTime, Utc};
use csv::StringRecord;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use shared::ids::Version;
use shared::role::Role;
use shared::ticket::{Category, Status};

use crate::support::TestDatabase;
use crate::tools::consistency::assert_consistent;
use crate::tools::program::{export, import, lodge};

/// What a file keeps of a ticket, and what follows from it.
type Exported =
    (String, Category, Status, Version, DateTime<Utc>, DateTime<Utc>, Option<DateTime<Utc>>);

async fn exported(database: &TestDatabase) -> Vec<Exported> {
    let columns = (
        tickets::description,
        tickets::category,
        tickets::status,
        tickets::version,
        tickets::opened_at,
        tickets::modified_at,
        tickets::closed_at,
    );
    let rows = tickets::table.order(tickets::id).select(columns);
    rows.load(&mut database.owner().await).await.unwrap()
}

async fn write_tickets(database: &TestDatabase, texts: &[&str]) {
    let ticket = |text: &&str| {
        (
            tickets::description.eq((*text).to_owned()),
            tickets::described_by.eq(Role::User),
            tickets::category.eq(Category::TechnicalIt),
        )
    };
    let rows: Vec<_> = texts.iter().map(ticket).collect();
    let conn = &mut database.owner().await;
    diesel::insert_into(tickets::table).values(rows).execute(conn).await.unwrap();
}

fn records(csv: &str) -> Vec<StringRecord> {
    csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_exported_can_be_imported_and_is_the_same() {
    let [one, other] = [TestDatabase::create().await, TestDatabase::create().await];
    let csv = "opened_at,closed_at,text,category\n\
        2026-01-05T10:00:00.123456Z,2026-02-06T10:00:00.000001Z,\"Two\nlines, \"\"quoted\"\"\",\n\
        2026-03-29T02:30:00+01:00,,Größe: 5 µm 🙂,technical_it\n\
        1999-12-31T23:59:59.999999Z,1999-12-31T23:59:59.999999Z,'quoted',facility_management\n";
    import(&one, csv).of_success();
    let first = export(&one);
    import(&other, &first).of_success();

    assert_eq!(exported(&other).await.len(), 3);
    assert_eq!(exported(&one).await, exported(&other).await);
    assert_eq!(export(&other), first);
    assert_consistent(&other).await;
    let times: Vec<String> =
        records(&first).iter().map(|it| format!("{} {}", &it[0], &it[1])).collect();
    assert_eq!(times[0], "2026-01-05T10:00:00.123456Z 2026-02-06T10:00:00.000001Z");
    assert_eq!(times[1], "2026-03-29T01:30:00.000000Z ");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_cell_begins_like_a_formula_and_every_text_comes_back() {
    let texts = [
        "=HYPERLINK(\"http://example.org\";\"click\")",
        "+49 30 1234",
        "-5 °C in my office",
        "@everyone look",
        "=cmd|' /C calc'!A0",
        "'=1+1",
        "''=1+1",
        "＝1+1",
        "'quoted'",
        "'",
        "plain = text",
        "two lines\n=1+1",
    ];
    let [one, other] = [TestDatabase::create().await, TestDatabase::create().await];
    write_tickets(&one, &texts).await;
    let csv = export(&one);

    let records = records(&csv);
    assert_eq!(records.len(), texts.len());
    for cell in records.iter().flatten() {
        let harmless = !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝']);
        assert!(harmless, "{cell}");
    }
    import(&other, &csv).of_success();
    let back: Vec<String> = exported(&other).await.into_iter().map(|it| it.0).collect();
    assert_eq!(back, texts);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_export_of_more_than_a_page_has_every_ticket_once_and_in_order() {
    let database = TestDatabase::create().await;
    let texts: Vec<String> = (0..2_000).map(|it| format!("Lamp {it}")).collect();
    write_tickets(&database, &texts.iter().map(String::as_str).collect::<Vec<&str>>()).await;
    let csv = export(&database);
    let exported: Vec<String> = records(&csv).iter().map(|it| it[2].to_owned()).collect();
    assert_eq!(exported, texts);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_replaced_only_by_a_whole_one() {
    let [database, bare] = [TestDatabase::create().await, TestDatabase::bare().await];
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tickets.csv");
    fs::write(&file, "what was there").unwrap();
    let arguments = ["export", file.to_str().unwrap()];

    let failed = lodge(&bare, &arguments, b"");
    assert_eq!(failed.code, 1, "{}", failed.errors);
    assert_eq!(fs::read_to_string(&file).unwrap(), "what was there");

    lodge(&database, &arguments, b"").of_success();
    assert_eq!(fs::read_to_string(&file).unwrap(), "opened_at,closed_at,text,category\n");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
