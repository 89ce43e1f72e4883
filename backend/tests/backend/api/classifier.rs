//! The accuracy of the classifier in the reviews of the helpdesk.

use serde_json::{Value, json};

use crate::support::TestApp;
use crate::tools::consistency::assert_consistent;
use crate::tools::program::import;

const LIFT: &str = "The lift in building B is stuck";

async fn correct(app: &TestApp, ticket: i64, category: &str) {
    let path = format!("/api/tickets/{ticket}/category");
    let answer = app.helpdesk().put(&path, json!({ "category": category })).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

/// How many categories were reviewed and corrected, and the share that was right.
async fn reviews(app: &TestApp) -> Value {
    let report = app.helpdesk().get("/api/classifier").await.body;
    json!([report["reviewed"], report["corrected"], report["review_accuracy"]])
}

#[tokio::test(flavor = "multi_thread")]
async fn the_report_names_the_model_and_its_accuracy_in_the_test() {
    let app = TestApp::spawn().await;

    let report = app.helpdesk().get("/api/classifier").await.body;

    assert!(!report["version"].as_str().unwrap().is_empty());
    assert!(report["corpus"].as_i64().unwrap() > 10_000, "{report}");
    assert!(report["test_accuracy"].as_f64().unwrap() > 0.9, "{report}");
    let languages: Vec<&str> = report["test"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|result| result["language"].as_str())
        .collect();
    assert_eq!(languages, ["de", "en", "es", "fr", "it"]);
    assert_eq!(reviews(&app).await, json!([0, 0, null]));
    assert_eq!(app.user().get("/api/classifier").await.status, 403);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_category_is_reviewed_when_the_work_starts_and_wrong_when_it_is_corrected() {
    let app = TestApp::spawn().await;
    app.ticket(LIFT).await;
    app.active_ticket(LIFT).await;
    app.closed_ticket(LIFT).await;
    assert_eq!(reviews(&app).await, json!([2, 0, 1.0]));

    let wrong = app.ticket(LIFT).await;
    correct(&app, wrong, "technical_it").await;
    assert_eq!(reviews(&app).await, json!([3, 1, 1.0 - 1.0 / 3.0]));

    // Moved on or corrected again it stays one mistake.
    app.helpdesk().move_ticket(wrong, "active").await;
    correct(&app, wrong, "services_complaints").await;
    assert_eq!(reviews(&app).await, json!([3, 1, 1.0 - 1.0 / 3.0]));

    // Back to what the classifier had said: it was right after all.
    correct(&app, wrong, "facility_management").await;
    assert_eq!(reviews(&app).await, json!([3, 0, 1.0]));
    assert_consistent(&app.database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_category_that_the_helpdesk_confirms_is_reviewed_at_once() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket(LIFT).await;

    correct(&app, ticket, "facility_management").await;

    assert_eq!(reviews(&app).await, json!([1, 0, 1.0]));
    assert_consistent(&app.database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_an_import_brings_on_its_way_says_nothing_of_the_classifier() {
    let app = TestApp::spawn().await;
    let file = "opened_at,closed_at,text\n\
        2026-01-05T10:00:00Z,2026-01-06T10:00:00Z,the lift is stuck\n\
        2026-01-05T10:00:00Z,,the lift is stuck again\n";
    import(&app.database, file).of_success();
    assert_eq!(reviews(&app).await, json!([0, 0, null]));

    app.helpdesk().move_ticket(2, "active").await;

    assert_eq!(reviews(&app).await, json!([1, 0, 1.0]));
    assert_consistent(&app.database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_edited_while_it_is_worked_on_is_no_correction() {
    let app = TestApp::spawn().await;
    let ticket = app.active_ticket(LIFT).await;

    let edited = app.user().edit_ticket(ticket, 2, "The soup in the canteen is cold").await;

    assert_eq!(edited.body["category"], "services_complaints");
    assert_eq!(reviews(&app).await, json!([1, 0, 1.0]));
    assert_consistent(&app.database).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_that_comes_after_the_work_has_started_counts_against_the_classifier() {
    let app = TestApp::spawn().await;
    let ticket = app.active_ticket(LIFT).await;

    correct(&app, ticket, "technical_it").await;

    assert_eq!(reviews(&app).await, json!([1, 1, 0.0]));
    assert_consistent(&app.database).await;
}
