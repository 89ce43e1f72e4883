//! Search: what is found, in which order, and with which words around it.

mod freshness;
mod index;
mod order;
mod secrecy;
mod similar;
mod words;

use serde_json::Value;

use crate::support::{Client, TestApp};

impl Client {
    /// The answer to a search for some words, with other parameters after them.
    async fn search(&self, q: &str, more: &str) -> Value {
        let query = [("q", q)];
        let request = self.request(reqwest::Method::GET, &format!("/api/tickets?{more}"));
        let answer = crate::support::send(request.query(&query)).await;
        assert_eq!(answer.status, 200, "{q}: {}", answer.text);
        answer.body
    }

    async fn found(&self, q: &str) -> Vec<i64> {
        ids(&self.search(q, "").await)
    }
}

fn ids(page: &Value) -> Vec<i64> {
    page["items"].as_array().unwrap().iter().map(|item| item["id"].as_i64().unwrap()).collect()
}

/// An excerpt with the matches in brackets.
fn excerpt(item: &Value) -> String {
    let segments = item["excerpt"].as_array().unwrap().iter();
    let text = |segment: &Value| segment["text"].as_str().unwrap().to_owned();
    segments
        .map(|it| if it["is_match"] == true { format!("[{}]", text(it)) } else { text(it) })
        .collect()
}

async fn campus() -> TestApp {
    let app = TestApp::spawn().await;
    app.ticket("The projector in room 3 shows a green picture").await;
    app.ticket("Printer on the second floor jams").await;
    app.ticket("Something is wrong with the big screen").await;
    app.user().message(3, "It is the projector next to the window").await;
    app
}
