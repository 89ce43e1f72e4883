//! Tickets that tell of nearly the same as what somebody is about to report.

use serde_json::Value;

use crate::support::{Client, TestApp};

impl Client {
    /// The similar tickets, after the index has caught up.
    async fn similar(&self, text: &str) -> Vec<Value> {
        self.found("anything").await;
        let request = self.request(reqwest::Method::GET, "/api/tickets/similar");
        let answer = crate::support::send(request.query(&[("text", text)])).await;
        assert_eq!(answer.status, 200, "{text}: {}", answer.text);
        answer.body["items"].as_array().unwrap().clone()
    }

    async fn ids_of_similar(&self, text: &str) -> Vec<i64> {
        let similar = self.similar(text).await;
        similar.iter().map(|item| item["id"].as_i64().unwrap()).collect()
    }
}

/// The number of a ticket is its place in here.
const CAMPUS: [&str; 9] = [
    "The projector in lecture hall H3 shows everything in green since Monday.",
    "The printer on the second floor of the library jams",
    "Wi-Fi in the library is down since this morning, nobody can log in",
    "The lift in building B is stuck between two floors",
    "The soup in the canteen was cold again",
    "Der Drucker im zweiten Stock druckt nur leere Seiten",
    "I cannot log in to the exam portal, it says my password is wrong",
    "The heating in room 204 does not work, it is very cold in there",
    "The lamp over the bike racks at building B is broken",
];

async fn campus() -> TestApp {
    let app = TestApp::spawn().await;
    for text in CAMPUS {
        app.ticket(text).await;
    }
    app
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_problem_in_other_words_is_found_and_another_one_is_not() {
    let app = campus().await;
    for (text, expected) in [
        ("Projector in H3 is green", &[1][..]),
        ("the green projectors of hall H3, for days now", &[1]),
        ("Library wifi is down", &[3]),
        ("the lift of building B stuck again with somebody in it", &[4]),
        ("Drucker im 2. Stock druckt leere Seiten", &[6]),
        ("no heating in room 204, it is freezing cold", &[8]),
        ("The door of the laboratory does not close", &[]),
        ("Somebody took my umbrella in the canteen", &[]),
        ("My laptop does not find the eduroam network in H3", &[]),
        ("the", &[]),
        ("", &[]),
        ("?!", &[]),
    ] {
        assert_eq!(app.user().ids_of_similar(text).await, expected, "{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn three_at_most_are_answered_with_all_of_their_text_and_the_most_similar_first() {
    let app = campus().await;
    for _ in 0..4 {
        app.ticket("Projector in hall H3 is green").await;
    }
    let similar = app.user().similar("Projector in lecture hall H3 is green").await;
    let ids: Vec<_> = similar.iter().map(|item| item["id"].as_i64().unwrap()).collect();
    assert_eq!(ids, [1, 13, 12], "most words in common, then the newest");
    assert_eq!(similar[0]["description"], CAMPUS[0]);
    let scores: Vec<_> = similar.iter().map(|item| item["score"].as_f64().unwrap()).collect();
    assert!(scores[0] > scores[1] && scores[2] > 0.0 && scores[0] <= 1.0, "{scores:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_closed_ticket_is_similar_to_nothing_and_changes_no_score() {
    let text = "Projector in lecture hall H3 is green";
    let without = campus().await.user().similar(text).await;
    let app = campus().await;
    for _ in 0..3 {
        app.closed_ticket("Projector in lecture hall H3 is green, green, green").await;
    }
    for client in [app.user(), app.helpdesk()] {
        let with = client.similar(text).await;
        assert_eq!(with.len(), 1);
        assert_eq!((&with[0]["id"], &with[0]["score"]), (&without[0]["id"], &without[0]["score"]));
    }
    app.helpdesk().move_ticket(1, "active").await;
    assert_eq!(app.user().ids_of_similar(text).await, [1], "an active ticket is");
    app.helpdesk().move_ticket(1, "closed").await;
    assert!(app.user().similar(text).await.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_text_that_is_too_long_to_compare_is_refused() {
    let app = campus().await;
    let path = format!("/api/tickets/similar?text={}", "x".repeat(2_001));
    let answer = app.user().get(&path).await;
    assert_eq!((answer.status.as_u16(), &answer.body["status"]), (400, &Value::from(400)));
    assert_eq!(app.user().get("/api/tickets/similar").await.status, 400);
}
