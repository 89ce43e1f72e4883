//! A client that repeats a request with the same key until it succeeds, as the browser does.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use shared::role::Role;
use tokio::time::sleep;
use uuid::Uuid;

/// The time before the next attempt.
const RETRY_DELAY: Duration = Duration::from_millis(100);
/// The longest a request may take.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// Each attempt goes to the next server, if there are several.
pub struct RetryingClient {
    http: reqwest::Client,
    addresses: Vec<String>,
    next: usize,
}

impl RetryingClient {
    pub fn new(addresses: Vec<String>) -> Self {
        let http = reqwest::Client::builder().timeout(REQUEST_TIMEOUT).build().unwrap();
        Self { http, addresses, next: 0 }
    }

    pub async fn ticket(&mut self, description: &str) -> i64 {
        let body = json!({ "description": description });
        let ticket = self.send("user", Method::POST, "/api/tickets", &body).await;
        ticket["id"].as_i64().unwrap()
    }

    pub async fn message(&mut self, ticket: i64, body: &str) {
        let path = format!("/api/tickets/{ticket}/messages");
        self.send("user", Method::POST, &path, &json!({ "body": body })).await;
    }

    pub async fn move_ticket(&mut self, ticket: i64, status: &str) {
        let path = format!("/api/tickets/{ticket}/status");
        self.send("helpdesk", Method::PUT, &path, &json!({ "status": status })).await;
    }

    async fn send(&mut self, role: &str, method: Method, path: &str, body: &Value) -> Value {
        let key = Uuid::new_v4().to_string();
        loop {
            let address = &self.addresses[self.next % self.addresses.len()];
            let request = self.http.request(method.clone(), format!("{address}{path}"));
            let request = request.header(Role::HEADER, role).header("Idempotency-Key", &key);
            if let Ok(response) = request.json(body).send().await
                && response.status() != StatusCode::SERVICE_UNAVAILABLE
            {
                let status = response.status();
                let body = response.json().await;
                assert!(status.is_success(), "{status}: {body:?}");
                if let Ok(body) = body {
                    return body;
                }
            }
            self.next += 1;
            sleep(RETRY_DELAY).await;
        }
    }
}
