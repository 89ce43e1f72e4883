//! An outage of the database is told apart from a fault of ours, whatever language PostgreSQL speaks.

use diesel_async::SimpleAsyncConnection as _;
use serde_json::json;

use crate::support::{Response, TestApp};

/// Lets a function that every report calls fail with an SQLSTATE, and reports something.
async fn report_while_failing_with(app: &TestApp, sqlstate: &str) -> Response {
    let fail = format!(
        "CREATE OR REPLACE FUNCTION keep_answer(request_key UUID, request BYTEA, first_answer JSON)
            RETURNS VOID LANGUAGE plpgsql AS $$ BEGIN
                RAISE EXCEPTION 'storniere Anfrage wegen Zeitüberschreitung der Anfrage'
                    USING ERRCODE = '{sqlstate}';
            END $$"
    );
    app.database.owner().await.batch_execute(&fail).await.unwrap();
    app.user().post("/api/tickets", json!({ "description": "Wi-Fi is down" })).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_succeed_later_is_unavailable_in_every_language() {
    let app = TestApp::spawn().await;
    for (sqlstate, what) in [
        ("08006", "the connection failed"),
        ("25006", "the transaction is read-only"),
        ("25P03", "the transaction was idle for too long"),
        ("40001", "the transaction cannot be serialised"),
        ("40P01", "a deadlock"),
        ("53100", "the disk is full"),
        ("53200", "out of memory"),
        ("53300", "too many connections"),
        ("54000", "too many notifications"),
        ("55P03", "a lock was not available in time"),
        ("57014", "the statement took too long"),
        ("57P01", "the server stops"),
        ("57P02", "the server crashed"),
        ("57P03", "the server starts"),
        ("58030", "a file cannot be read"),
    ] {
        let answer = report_while_failing_with(&app, sqlstate).await;
        assert_eq!(answer.status, 503, "{what}: {}", answer.text);
        assert_eq!(answer.body["type"], "/problems/unavailable", "{what}");
        assert_eq!(answer.headers["retry-after"], "2", "{what}");
    }
    assert!(app.helpdesk().ids("/api/tickets").await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn what_fails_every_time_is_an_internal_error() {
    let app = TestApp::spawn().await;
    for (sqlstate, what) in [
        ("23502", "a value is missing"),
        ("23503", "a row is missing"),
        ("23505", "a row is there twice"),
        ("23514", "a rule of a table is violated"),
    ] {
        let answer = report_while_failing_with(&app, sqlstate).await;
        assert_eq!(answer.status, 500, "{what}: {}", answer.text);
        assert_eq!(answer.body["type"], "/problems/internal", "{what}");
    }
    for statement in ["SELECT no_such_column FROM tickets", "SELECT * FROM no_such_table", "SELEKT"]
    {
        let broken = format!(
            "CREATE OR REPLACE FUNCTION keep_answer(request_key UUID, request BYTEA, first_answer JSON)
                RETURNS VOID LANGUAGE plpgsql AS $$ BEGIN EXECUTE '{statement}'; END $$"
        );
        app.database.owner().await.batch_execute(&broken).await.unwrap();
        let report = json!({ "description": "Wi-Fi is down" });
        let answer = app.user().post("/api/tickets", report).await;
        assert_eq!(answer.status, 500, "{statement}: {}", answer.text);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_statement_that_postgresql_ends_itself_is_unavailable() {
    let app = TestApp::spawn().await;
    app.ticket("Wi-Fi is down").await;
    let mut owner = app.database.owner().await;
    // The message comes from PostgreSQL, in the language of its server.
    owner.batch_execute("BEGIN; SELECT FROM tickets FOR UPDATE").await.unwrap();

    let answer = app.helpdesk().move_ticket(1, "active").await;

    assert_eq!(answer.status, 503, "the lock is held: {}", answer.text);
    assert_eq!(answer.body["type"], "/problems/unavailable");
    owner.batch_execute("COMMIT").await.unwrap();
    assert_eq!(app.helpdesk().move_ticket(1, "active").await.status, 200);
}
