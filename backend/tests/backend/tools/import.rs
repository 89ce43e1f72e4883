//! Which rows are imported, which are refused, and what the program says of them.

use std::path::Path;

use backend::db::schema::tickets;
use chrono::{DateTime, Utc};
use diesel::dsl::count_star;
use diesel::prelude::*;
use diesel_async::RunQueryDsl;
use shared::ids::Version;
use shared::text::MAX_CHARS;
use shared::ticket::{Category, CategoryBy, Status};

use crate::support::TestDatabase;
use crate::tools::consistency::{assert_consistent, log};
use crate::tools::program::{import, import_in, lodge};

const HEADER: &str = "opened_at,closed_at,text,category\n";

async fn count(database: &TestDatabase) -> i64 {
    let conn = &mut database.owner().await;
    tickets::table.select(count_star()).first(conn).await.unwrap()
}

/// When the only ticket was opened and closed.
async fn times(database: &TestDatabase) -> (String, Option<String>) {
    let times = tickets::table.select((tickets::opened_at, tickets::closed_at));
    let (opened, closed): (DateTime<Utc>, Option<DateTime<Utc>>) =
        times.get_result(&mut database.owner().await).await.unwrap();
    (opened.to_rfc3339(), closed.map(|it| it.to_rfc3339()))
}

#[tokio::test(flavor = "multi_thread")]
async fn every_refused_row_is_reported_with_its_line_and_reason() {
    let database = TestDatabase::create().await;
    let long = "x".repeat(MAX_CHARS + 1);
    let rows: [(&[u8], &str); 13] = [
        (b"2026-01-05T10:00:00Z,,The lamp is dark,", ""),
        (b"yesterday,,Lamp,", "line 3: opened_at is not a time: \"yesterday\""),
        (
            b"2026-01-05T10:00:00Z,2026-13-01,Lamp,",
            "line 4: closed_at is not a time: \"2026-13-01\"",
        ),
        (b",,Lamp,", "line 5: opened_at is empty"),
        (
            b"2026-01-05T10:00:00Z,2026-01-05T09:59:59Z,Lamp,",
            "line 6: closed_at is before opened_at",
        ),
        (b"2999-01-05T10:00:00Z,,Lamp,", "line 7: opened_at lies in the future"),
        (
            b"2026-01-05T10:00:00Z,2999-01-01T00:00:00Z,Lamp,",
            "line 8: closed_at lies in the future",
        ),
        (b"2026-01-05T10:00:00Z,,\" \t\",", "line 9: text: the text has no visible character"),
        (b"2026-01-05T10:00:00Z,,Lamp,weather", "line 10: there is no category \"weather\""),
        (b"2026-01-05T10:00:00Z,,Lamp", "line 11: 3 fields instead of 4"),
        (b"2026-01-05T10:00:00Z,,Lamp,,", "line 12: 5 fields instead of 4"),
        (b"2026-01-05T10:00:00Z,,L\xffmp,", "line 13: text is not UTF-8"),
        (b"\n\n2026-01-05T10:00:00Z,,\"The lamp\nis dark\",\n", ""),
    ];
    let mut csv = HEADER.as_bytes().to_vec();
    for (row, _) in rows {
        csv.extend(row);
        csv.push(b'\n');
    }
    csv.extend(format!("2026-01-05T10:00:00Z,,{long},\n").bytes());
    let outcome = import(&database, csv);

    let mut expected: Vec<&str> = rows.iter().map(|it| it.1).filter(|it| !it.is_empty()).collect();
    let too_long = format!(
        "line 19: text: {} characters are too many; at most {MAX_CHARS} are allowed",
        MAX_CHARS + 1
    );
    expected.push(&too_long);
    let said: Vec<&str> = outcome.errors.lines().filter(|it| it.starts_with("line ")).collect();
    assert_eq!(said, expected);
    assert!(outcome.errors.contains("\ntaken 2, refused 12\n"), "{}", outcome.errors);
    assert_eq!(outcome.code, 1);
    assert_eq!(count(&database).await, 2);
    assert_consistent(&database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn rows_that_an_open_quotation_mark_swallows_are_reported() {
    let database = TestDatabase::create().await;
    let rows =
        "2026-01-05T10:00:00Z,,\"Lamp\n2026-01-05T10:00:00Z,,Tap\n2026-01-05T10:00:00Z,,Door\n";
    let last_column = import(&database, format!("opened_at,closed_at,text\n{rows}"));
    let expected =
        "line 2: a quotation mark is opened and never closed (the row takes 3 more lines)";
    assert!(last_column.errors.contains(expected), "{}", last_column.errors);
    let earlier_column = import(&database, format!("{HEADER}{rows}"));
    assert_eq!(earlier_column.code, 1);
    assert!(earlier_column.errors.contains("(the row takes 3 more"), "{}", earlier_column.errors);
    assert_eq!(count(&database).await, 0);

    let closed = "2026-01-05T10:00:00Z,,\"Lamp\nis dark\"";
    import(&database, format!("opened_at,closed_at,text\n{closed}")).of_success();
    assert_eq!(count(&database).await, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_of_something_else_is_refused_as_a_whole() {
    let database = TestDatabase::create().await;
    for csv in ["", "name,price\nSoup,3\n", "opened_at,text\n2026-01-05T10:00:00Z,Lamp\n"] {
        let outcome = import(&database, csv);
        assert_eq!(outcome.code, 1, "{csv}");
        assert!(outcome.errors.contains("names no column"), "{}", outcome.errors);
    }
    assert_eq!(count(&database).await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn columns_may_stand_in_any_order_and_an_unknown_one_is_named() {
    let database = TestDatabase::create().await;
    let csv = "text,colour,closed_at,opened_at\r\nLamp,red,,2026-01-05T10:00:00Z\r\n";
    let outcome = import(&database, csv).of_success();
    assert!(outcome.errors.contains("the column \"colour\" is unknown and ignored"));
    assert_eq!(times(&database).await, ("2026-01-05T10:00:00+00:00".to_owned(), None));
}

#[tokio::test(flavor = "multi_thread")]
async fn local_times_are_those_of_the_zone_through_every_change_of_the_clock() {
    let cases = [
        // Winter time, summer time, an offset of its own.
        ("2012-01-10T08:00:00,2012-07-10 08:00:00", "2012-01-10T14:00:00", "2012-07-10T13:00:00"),
        (
            "2012-01-10T08:00:00Z,2012-07-10T08:00:00+02:00",
            "2012-01-10T08:00:00",
            "2012-07-10T06:00:00",
        ),
        // Half past two did not exist on that day.
        ("2012-03-11T02:30:00,2012-03-11T03:30:00", "2012-03-11T08:30:00", "2012-03-11T08:30:00"),
        // Half past one came twice.
        ("2012-11-04T01:30:00,2012-11-04T01:40:00", "2012-11-04T06:30:00", "2012-11-04T06:40:00"),
        ("2012-11-04T01:30:00,2012-11-04T01:10:00", "2012-11-04T06:30:00", "2012-11-04T07:10:00"),
    ];
    for (row, opened, closed) in cases {
        let database = TestDatabase::create().await;
        import_in("America/Chicago", &database, format!("{HEADER}{row},Lamp,\n")).of_success();
        let expected = (format!("{opened}+00:00"), Some(format!("{closed}+00:00")));
        assert_eq!(times(&database).await, expected, "{row}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_given_category_is_the_helpdesks_and_an_empty_one_the_classifiers() {
    let database = TestDatabase::create().await;
    let csv = "opened_at,closed_at,text,label_or_empty\n\
        2026-01-05T10:00:00Z,,The Wi-Fi is down,services_complaints\n\
        2026-01-05T10:00:00Z,2026-01-06T10:00:00Z,The Wi-Fi is down,\n";
    import(&database, csv).of_success();

    let classified = classifier::classify("The Wi-Fi is down");
    let columns = (tickets::category, tickets::category_by, tickets::confidence);
    let rows: Vec<(Category, CategoryBy, Option<f64>)> = tickets::table
        .order(tickets::id)
        .select(columns)
        .load(&mut database.owner().await)
        .await
        .unwrap();
    let category = (Category::ServicesComplaints, CategoryBy::Helpdesk, None);
    let read = (classified.category, CategoryBy::Classifier, Some(classified.confidence));
    assert_eq!(rows, [category, read]);
    assert_ne!(classified.category, Category::ServicesComplaints);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_long_history_has_its_counters_its_log_and_its_averages() {
    let database = TestDatabase::create().await;
    // More than two batches; every third is still open, the others took a known time.
    let mut csv = HEADER.to_owned();
    let mut expected = 0;
    for row in 0..1_201 {
        let closed = if row % 3 == 0 {
            String::new()
        } else {
            expected += 3_600 + row;
            format!("2026-01-05T{:02}:{:02}:{:02}Z", 11 + row / 3_600, row / 60 % 60, row % 60)
        };
        let category = Category::ALL[row as usize % 2].as_ref().to_owned();
        csv += &format!("2026-01-05T10:00:00Z,{closed},Lamp {row},{category}\n");
    }
    import(&database, csv).of_success();

    assert_eq!(count(&database).await, 1_201);
    assert_consistent(&database).await;
    let conn = &mut database.owner().await;
    let closed: Vec<(DateTime<Utc>, DateTime<Utc>)> = tickets::table
        .filter(tickets::status.eq(Status::Closed).and(tickets::version.eq(Version(3))))
        .filter(tickets::waiting_since.is_null())
        .select((tickets::opened_at, tickets::closed_at.assume_not_null()))
        .load(conn)
        .await
        .unwrap();
    assert_eq!(closed.len(), 800);
    let took: i64 = closed.iter().map(|(opened, closed)| (*closed - *opened).num_seconds()).sum();
    assert_eq!(took, expected);
    let waiting = tickets::table.filter(tickets::waiting_since.eq(tickets::opened_at.nullable()));
    assert_eq!(waiting.select(count_star()).first::<i64>(conn).await.unwrap(), 401);
    assert_eq!(log(conn).await.len(), 800 * 3 + 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_imported_twice_is_there_twice() {
    let database = TestDatabase::create().await;
    let csv = format!("{HEADER}2026-01-05T10:00:00Z,2026-01-06T10:00:00Z,Lamp,\n");
    for times in 1..=2 {
        import(&database, &csv).of_success();
        assert_eq!(count(&database).await, times);
    }
    assert_consistent(&database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_requests_of_a_whole_city_are_taken() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/city_requests.csv");
    if !file.exists() {
        println!("skipped: the city's requests are not beside this checkout");
        return;
    }
    let database = TestDatabase::create().await;
    let arguments = ["import", "--time-zone", "America/Chicago", file.to_str().unwrap()];
    let outcome = lodge(&database, &arguments, b"").of_success();
    assert!(outcome.errors.contains("taken 7960, refused 0"), "{}", outcome.errors);
    assert_eq!(count(&database).await, 7_960);
    assert_consistent(&database).await;
}
