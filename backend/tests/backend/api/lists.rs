use diesel::sql_types::BigInt;
use diesel::{QueryableByName, sql_query};
use diesel_async::{AsyncPgConnection, RunQueryDsl as _, SimpleAsyncConnection as _};

use serde_json::json;
use uuid::Uuid;

use crate::support::{Client, TestApp};

/// Reads a list to its end, `limit` at a time.
async fn all(client: &Client, path: &str, limit: usize) -> Vec<i64> {
    let (mut ids, mut after) = (Vec::new(), String::new());
    loop {
        let page = client.get(&format!("{path}&limit={limit}{after}")).await.body;
        let items = page["items"].as_array().unwrap();
        assert!(items.len() <= limit);
        ids.extend(items.iter().map(|item| item["id"].as_i64().unwrap()));
        match page["next"].as_str() {
            Some(next) => after = format!("&after={next}"),
            None => return ids,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn pages_of_any_size_give_every_ticket_once_in_each_order() {
    let app = TestApp::spawn().await;
    for n in 1..=7 {
        app.ticket(&format!("Wi-Fi is down in room {n}")).await;
    }
    // Answered: 2 and 5. Asked again: 5, so it waits, but not as long as the others.
    app.helpdesk().message(2, "Which router?").await;
    app.helpdesk().message(5, "Which router?").await;
    app.user().message(5, "The grey one").await;
    // Two people are affected by 4, one each by 2 and 6.
    for ticket in [4, 2, 6, 4] {
        let path = format!("/api/tickets/{ticket}/followers/{}", Uuid::new_v4());
        app.user().put(&path, json!({ "affected": true })).await;
    }

    for (sort, order) in [
        ("newest", vec![7, 6, 5, 4, 3, 2, 1]),
        ("oldest", vec![1, 2, 3, 4, 5, 6, 7]),
        ("activity", vec![5, 2, 7, 6, 4, 3, 1]),
        ("waiting", vec![1, 3, 4, 6, 7, 5, 2]),
        ("affected", vec![4, 6, 2, 7, 5, 3, 1]),
    ] {
        for limit in [1, 2, 3, 100] {
            let listed = all(&app.user(), &format!("/api/tickets?sort={sort}"), limit).await;
            assert_eq!(listed, order, "{sort} by {limit}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn tickets_that_wait_for_nobody_come_last_in_the_order_of_their_numbers() {
    let app = TestApp::spawn().await;
    for n in 1..=3 {
        app.closed_ticket(&format!("The lift is stuck on floor {n}")).await;
        app.ticket(&format!("Wi-Fi is down in room {n}")).await;
    }
    app.helpdesk().message(4, "Which router?").await;

    for (client, order) in [(app.helpdesk(), vec![2, 6, 1, 3, 4, 5]), (app.user(), vec![2, 6, 4])] {
        for limit in [1, 2, 3, 4, 5, 100] {
            let listed = all(&client, "/api/tickets?sort=waiting", limit).await;
            assert_eq!(listed, order, "by {limit}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_stays_in_place_while_new_tickets_arrive() {
    let app = TestApp::spawn().await;
    for n in 1..=4 {
        app.ticket(&format!("Wi-Fi is down in room {n}")).await;
    }
    let first = app.user().get("/api/tickets?limit=2").await.body;
    app.ticket("The lift is stuck").await;

    let next = first["next"].as_str().unwrap();

    assert_eq!(app.user().ids(&format!("/api/tickets?limit=2&after={next}")).await, [2, 1]);
}

#[tokio::test(flavor = "multi_thread")]
async fn filters_combine_and_users_never_list_a_closed_ticket() {
    let app = TestApp::spawn().await;
    app.ticket("The lift in building B is stuck").await;
    app.active_ticket("I cannot log in to my account").await;
    app.closed_ticket("The lift in building C is stuck").await;
    let (user, helpdesk) = (app.user(), app.helpdesk());

    assert_eq!(helpdesk.ids("/api/tickets").await, [3, 2, 1]);
    assert_eq!(user.ids("/api/tickets").await, [2, 1]);
    assert_eq!(helpdesk.ids("/api/tickets?status=closed").await, [3]);
    assert!(user.ids("/api/tickets?status=closed").await.is_empty());
    assert_eq!(user.ids("/api/tickets?status=active,closed").await, [2]);
    assert_eq!(helpdesk.ids("/api/tickets?category=facility_management").await, [3, 1]);
    let both = "/api/tickets?status=open,active&category=technical_it,services_complaints";
    assert_eq!(helpdesk.ids(both).await, [2]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_cursor_of_another_list_or_of_nowhere_is_refused() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;
    app.ticket("Wi-Fi is down").await;
    let page = app.user().get("/api/tickets?limit=1").await.body;
    let next = page["next"].as_str().unwrap();

    for path in [
        format!("/api/tickets?sort=oldest&after={next}"),
        format!("/api/tickets?q=wifi&after={next}"),
        format!("/api/tickets/1/messages?after={next}"),
        "/api/tickets?after=!!".to_owned(),
        "/api/tickets?after=AAAA".to_owned(),
    ] {
        let refused = app.user().get(&path).await;
        assert_eq!(refused.body["type"], "/problems/bad-request", "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_limit_is_from_1_to_100() {
    let app = TestApp::spawn().await;
    for (limit, status) in [("0", 400), ("1", 200), ("100", 200), ("101", 400), ("-1", 400)] {
        let answer = app.user().get(&format!("/api/tickets?limit={limit}")).await;
        assert_eq!(answer.status, status, "{limit}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_can_be_of_what_was_opened_from_one_time_to_before_another() {
    let app = TestApp::spawn().await;
    for n in 1..=5 {
        app.ticket(&format!("Wi-Fi is down in room {n}")).await;
    }
    app.closed_ticket("Wi-Fi is down in the library").await;
    let (user, helpdesk) = (app.user(), app.helpdesk());
    let mut opened = Vec::new();
    for id in 1..=6 {
        let ticket = helpdesk.get(&format!("/api/tickets/{id}")).await;
        opened.push(ticket.body["opened_at"].as_str().unwrap().to_owned());
    }
    let [_, second, .., fifth, sixth] = &opened[..] else { panic!("six tickets") };

    let between = format!("/api/tickets?opened_from={second}&opened_before={fifth}");
    let since = format!("/api/tickets?opened_from={fifth}");
    assert_eq!(user.ids(&between).await, [4, 3, 2]);
    assert_eq!(helpdesk.ids(&since).await, [6, 5]);
    assert_eq!(user.ids(&since).await, [5], "no closed ticket");
    assert_eq!(helpdesk.ids(&format!("{since}&status=closed")).await, [6]);
    assert!(user.ids(&format!("/api/tickets?opened_from={sixth}")).await.is_empty());
    for (sort, order) in [
        ("newest", [4, 3, 2]),
        ("oldest", [2, 3, 4]),
        ("activity", [4, 3, 2]),
        ("waiting", [2, 3, 4]),
    ] {
        for limit in [1, 2, 100] {
            let listed = all(&user, &format!("{between}&sort={sort}"), limit).await;
            assert_eq!(listed, order, "{sort} by {limit}");
        }
    }
    for limit in [1, 2, 100] {
        let mut found = all(&user, &format!("{between}&q=wi-fi"), limit).await;
        found.sort_unstable();
        assert_eq!(found, [2, 3, 4], "a search by {limit}");
    }
    assert!(user.ids(&format!("/api/tickets?opened_from={sixth}&q=wi-fi")).await.is_empty());
    assert_eq!(helpdesk.ids(&format!("/api/tickets?opened_from={sixth}&q=wi-fi")).await, [6]);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_a_time_is_refused() {
    let app = TestApp::spawn().await;
    for name in ["opened_from", "opened_before"] {
        for (time, status) in [
            ("2026-03-29T02:30:00Z", 200),
            ("2026-03-29T02:30:00.123456%2B02:00", 200),
            ("0001-01-01T00:00:00Z", 200),
            ("9999-12-31T23:59:59Z", 200),
            ("", 400),
            ("today", 400),
            ("2026-03-29", 400),
            ("2026-02-30T00:00:00Z", 400),
            ("2026-03-29T02:30:00", 400),
            ("0000-01-01T00:00:00Z", 400),
            ("%2B12026-03-29T02:30:00Z", 400),
            ("-0001-03-29T02:30:00Z", 400),
            ("2026-03-29T02:30:00Z&{name}=2026-03-29T02:30:00Z", 400),
        ] {
            let path = format!("/api/tickets?{name}={}", time.replace("{name}", name));
            assert_eq!(app.user().get(&path).await.status, status, "{path}");
        }
    }
}

const TICKETS: i64 = 5_000;

/// Tickets that were all opened at the same time, and are waiting since then.
async fn open_at_once(owner: &mut AsyncPgConnection) {
    let insert = format!(
        "INSERT INTO tickets (description, described_by, category, opened_at, modified_at,
            last_activity_at, waiting_since)
         SELECT 'Ticket ' || n, 'user', 'technical_it', at, at, at, at
         FROM generate_series(1, {TICKETS}) AS n, (SELECT now() AS at) AS opening"
    );
    owner.batch_execute(&insert).await.unwrap();
    owner.batch_execute("VACUUM ANALYZE tickets").await.unwrap();
}

/// The rows of tickets that all connections have read so far. Closes them: then all is counted.
async fn rows_read(owner: &mut AsyncPgConnection) -> i64 {
    #[derive(QueryableByName)]
    struct Read {
        #[diesel(sql_type = BigInt)]
        rows: i64,
    }
    let close = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
        WHERE datname = current_database() AND pid <> pg_backend_pid()";
    owner.batch_execute(close).await.unwrap();
    let read = "SELECT (seq_tup_read + (
            SELECT sum(idx_tup_read) FROM pg_stat_user_indexes WHERE relname = 'tickets'
        ))::BIGINT AS rows FROM pg_stat_user_tables WHERE relname = 'tickets'";
    sql_query(read).get_result::<Read>(owner).await.unwrap().rows
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_among_equal_times_costs_the_same_wherever_it_is() {
    let app = TestApp::spawn().await;
    let mut owner = app.database.owner().await;
    open_at_once(&mut owner).await;
    for (client, statuses) in [(app.user(), ""), (app.helpdesk(), "&status=open,active")] {
        for sort in ["newest", "oldest", "activity", "waiting"] {
            let before = rows_read(&mut owner).await;

            let listed = all(&client, &format!("/api/tickets?sort={sort}{statuses}"), 100).await;

            assert_eq!(listed.len() as i64, TICKETS, "{sort}");
            let rows = rows_read(&mut owner).await - before;
            assert!((TICKETS..3 * TICKETS).contains(&rows), "{sort}{statuses}: {rows} rows");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_list_of_few_tickets_among_many_closed_ones_reads_few_however_often() {
    let app = TestApp::spawn().await;
    let mut owner = app.database.owner().await;
    let closed = format!(
        "INSERT INTO tickets (description, described_by, category, status, opened_at, modified_at,
            activated_at, closed_at, last_activity_at, waiting_since)
         SELECT 'Ticket ' || n, 'user', 'technical_it', 'closed', at, at, at, at, at, NULL
         FROM generate_series(1, {TICKETS}) AS n, (SELECT now() AS at) AS opening"
    );
    owner.batch_execute(&closed).await.unwrap();
    for n in 1..=10 {
        app.ticket(&format!("Lift {n} is stuck")).await;
    }
    owner.batch_execute("VACUUM ANALYZE tickets").await.unwrap();
    for (client, statuses) in [
        (app.user(), ""),
        (app.helpdesk(), "&status=open,active"),
        (app.helpdesk(), "&status=open"),
    ] {
        for sort in ["newest", "oldest", "activity", "waiting"] {
            let before = rows_read(&mut owner).await;

            // PostgreSQL may take one plan for all values from the sixth time on.
            for n in 1..=20 {
                let path = format!(
                    "/api/tickets?sort={sort}&opened_before=2999-01-01T00:00:00.{n}Z{statuses}"
                );
                assert_eq!(client.ids(&path).await.len(), 10);
            }

            let rows = rows_read(&mut owner).await - before;
            assert!((200..600).contains(&rows), "{sort}{statuses}: {rows} rows");
        }
    }
}
