//! Where a problem is: given with the report or later, found and filtered by.

use reqwest::Method;
use serde_json::{Value, json};

use crate::support::{Client, Response, TestApp, send};

async fn report(client: &Client, description: &str, place: &str) -> Response {
    client.post("/api/tickets", json!({ "description": description, "place": place })).await
}

async fn set_place(client: &Client, ticket: i64, version: i64, place: &str) -> Response {
    let request = client.request(Method::PATCH, &format!("/api/tickets/{ticket}"));
    let request = request.header("If-Match", format!("\"{version}\""));
    send(request.json(&json!({ "place": place }))).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_report_keeps_its_place_as_one_line() {
    let app = TestApp::spawn().await;
    let ticket = report(&app.user(), "The tap drips", " B,kitchen \n 1.02 ").await.body;
    assert_eq!(ticket["place"], "B, kitchen 1.02");
    assert_eq!(app.user().get("/api/tickets/1").await.body["place"], "B, kitchen 1.02");
    let row = &app.helpdesk().get("/api/tickets").await.body["items"][0];
    assert_eq!(row["place"], "B, kitchen 1.02");
    let nowhere = report(&app.user(), "The tap drips", " \u{200b}").await.body;
    assert_eq!(nowhere["place"], Value::Null);
    let refused = report(&app.user(), "The tap drips", &"x".repeat(81)).await;
    assert_eq!(refused.status, 422);
    assert_eq!(refused.body["errors"][0]["pointer"], "/place");
    assert_eq!(refused.body["errors"][0]["type"], "too_long");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_changed_like_a_text_and_leaves_the_text_alone() {
    let app = TestApp::spawn().await;
    let ticket = report(&app.helpdesk(), "The tap drips", "Kitchen").await.body;
    let id = ticket["id"].as_i64().unwrap();

    let moved = set_place(&app.user(), id, 1, "Kitchen 1.02").await;
    assert_eq!((moved.status.as_u16(), &moved.body["version"]), (200, &json!(2)), "{}", moved.body);
    assert_eq!(moved.body["description"], "The tap drips");
    assert!(moved.body["modified_at"].as_str() > ticket["modified_at"].as_str());
    let stale = set_place(&app.user(), id, 1, "Elsewhere").await;
    assert_eq!((stale.status.as_u16(), &stale.body["current"]["version"]), (412, &json!(2)));
    let same = set_place(&app.user(), id, 2, " Kitchen  1.02").await;
    assert_eq!(same.body["version"], 2, "the same place changes nothing");
    let none = set_place(&app.helpdesk(), id, 2, " ").await;
    assert_eq!((&none.body["place"], &none.body["version"]), (&Value::Null, &json!(3)));

    let history = app.user().get(&format!("/api/tickets/{id}/history")).await.body;
    let kinds: Vec<&Value> =
        history["items"].as_array().unwrap().iter().map(|it| &it["kind"]).collect();
    assert_eq!(kinds, ["opened", "edited", "edited"]);
    assert_eq!(history["items"][1]["former"], Value::Null, "the text has not changed");
    let empty = app.user().request(Method::PATCH, &format!("/api/tickets/{id}"));
    let empty = send(empty.header("If-Match", "\"3\"").json(&json!({}))).await;
    assert_eq!(empty.status, 400);
}

#[tokio::test(flavor = "multi_thread")]
async fn tickets_are_found_and_listed_by_their_place() {
    let app = TestApp::spawn().await;
    let user = app.user();
    for (text, place) in [
        ("The tap drips", "B, kitchen 1.02"),
        ("The lamp flickers", "Library, level 2"),
        ("The lamp buzzes", "library, LEVEL 2"),
        ("The lamp of the library is dark", ""),
    ] {
        assert_eq!(report(&user, text, place).await.status, 201);
    }
    for (query, ids) in [
        ("place=Library,%20level%202", &[3, 2][..]),
        ("place=LIBRARY,%20level%202,B,%20kitchen%201.02", &[3, 2, 1]),
        ("place=Library", &[]),
        ("place=", &[4, 3, 2, 1]),
        ("q=lamp&place=library,%20level%202&sort=newest", &[3, 2]),
        ("q=kitchen", &[1]),
        ("q=%22level%202%22&sort=newest", &[3, 2]),
        ("q=flickers%20level", &[2]),
    ] {
        assert_eq!(user.ids(&format!("/api/tickets?{query}")).await, ids, "{query}");
    }
    let found = user.get("/api/tickets?q=lamp&place=library,%20level%202").await.body;
    assert_eq!(found["matches"]["open"], 2);
}
