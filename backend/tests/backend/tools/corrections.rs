//! What the helpdesk corrected, as the classifier learns it.

use serde_json::json;

use crate::support::{TestApp, TestDatabase};
use crate::tools::program::{import, lodge};

#[tokio::test(flavor = "multi_thread")]
async fn corrections_are_written_with_text_assigned_and_corrected_category() {
    let app = TestApp::spawn().await;
    let correct = async |text: &str, to: &str| {
        let ticket = app.ticket(text).await;
        let path = format!("/api/tickets/{ticket}/category");
        app.helpdesk().put(&path, json!({ "category": to })).await;
    };
    app.ticket("The lift in building A is stuck").await;
    correct("The lift in building B\n\tis \"stuck\"", "technical_it").await;
    correct("=1+1 the lift is stuck", "services_complaints").await;
    correct("The lift in building C is stuck", "facility_management").await;

    let written = lodge(&app.database, &["corrections", "-"], b"").of_success();

    assert_eq!(
        written.output,
        "text\tassigned\tcorrected\n\
        The lift in building B is \"stuck\"\tfacility_management\ttechnical_it\n\
        '=1+1 the lift is stuck\tfacility_management\tservices_complaints\n"
    );
    assert!(written.errors.contains("2 corrections"), "{}", written.errors);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_correction_keeps_the_text_that_was_decided_on_whatever_is_edited_later() {
    let app = TestApp::spawn().await;
    let ticket = app.ticket("The lift is stuck").await;
    app.user().edit_ticket(ticket, 1, "The lift in building B is stuck").await;
    let path = format!("/api/tickets/{ticket}/category");
    app.helpdesk().put(&path, json!({ "category": "technical_it" })).await;
    app.user().edit_ticket(ticket, 3, "The soup is cold").await;
    app.user().edit_ticket(ticket, 4, "The soup is cold again").await;

    let written = lodge(&app.database, &["corrections", "-"], b"").of_success();

    let line = "The lift in building B is stuck\tfacility_management\ttechnical_it";
    assert_eq!(written.output.lines().nth(1), Some(line));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_category_that_came_with_an_import_corrects_nobody() {
    let database = TestDatabase::create().await;
    import(
        &database,
        "opened_at,closed_at,text,category\n2026-01-05T10:00:00Z,,no wifi,technical_it\n",
    )
    .of_success();

    let written = lodge(&database, &["corrections", "-"], b"").of_success();

    assert_eq!(written.output.lines().count(), 1, "{}", written.output);
}
