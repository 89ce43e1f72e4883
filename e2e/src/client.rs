//! Requests to the API without a browser: to prepare a test, and to check what a screen cannot show.

use anyhow::{Context, Result, ensure};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use shared::role::Role;
use uuid::Uuid;

use crate::{Lodge, wait_for};

/// Sends requests in one role.
#[derive(Debug, Clone)]
pub struct ApiClient {
    client: Client,
    address: String,
    role: Role,
}

impl Lodge {
    /// A client of the API in this role.
    pub fn client(&self, role: Role) -> ApiClient {
        ApiClient { client: Client::new(), address: self.address(), role }
    }
}

impl ApiClient {
    /// A request in this role, with a fresh idempotency key.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.address));
        request
            .header(Role::HEADER, self.role.as_ref())
            .header("Idempotency-Key", Uuid::new_v4().to_string())
    }

    /// The response to `GET`.
    ///
    /// # Errors
    /// When the response is no success or no JSON.
    pub async fn get(&self, path: &str) -> Result<Value> {
        send(self.request(Method::GET, path)).await
    }

    /// The response to `GET`, as soon as it satisfies `is_expected`.
    ///
    /// # Errors
    /// When it does not in time; the error holds the last response.
    pub async fn get_until(
        &self,
        path: &str,
        is_expected: impl Fn(&Value) -> bool,
    ) -> Result<Value> {
        let mut last = Value::Null;
        let expected = wait_for(&format!("another response of {path}"), async || {
            // A service that starts or stops may answer an error in between.
            last = self.get(path).await.unwrap_or_default();
            Ok(is_expected(&last).then(|| last.clone()))
        })
        .await;
        expected.with_context(|| format!("the last response of {path}: {last}"))
    }

    /// Opens a ticket and returns its number.
    ///
    /// # Errors
    /// When the response is no success.
    pub async fn report(&self, description: &str) -> Result<i64> {
        let request = self.request(Method::POST, "/api/tickets");
        let ticket = send(request.json(&json!({ "description": description }))).await?;
        ticket["id"].as_i64().context("a ticket without a number")
    }

    /// Posts a message to a ticket.
    ///
    /// # Errors
    /// When the response is no success.
    pub async fn post_message(&self, ticket: i64, body: &str) -> Result<Value> {
        let request = self.request(Method::POST, &format!("/api/tickets/{ticket}/messages"));
        send(request.json(&json!({ "body": body }))).await
    }

    /// Changes the description of a ticket that has this version.
    ///
    /// # Errors
    /// When the response is no success.
    pub async fn edit(&self, ticket: i64, version: i64, description: &str) -> Result<Value> {
        let request = self.request(Method::PATCH, &format!("/api/tickets/{ticket}"));
        let request = request.header("If-Match", format!("\"{version}\""));
        send(request.json(&json!({ "description": description }))).await
    }

    /// Moves a ticket to a status.
    ///
    /// # Errors
    /// When the response is no success.
    pub async fn set_status(&self, ticket: i64, status: &str) -> Result<Value> {
        let request = self.request(Method::PUT, &format!("/api/tickets/{ticket}/status"));
        send(request.json(&json!({ "status": status }))).await
    }

    /// Closes a ticket that is active, and says how it ended.
    ///
    /// # Errors
    /// When the response is no success.
    pub async fn close_with(&self, ticket: i64, outcome: &str) -> Result<Value> {
        let request = self.request(Method::PUT, &format!("/api/tickets/{ticket}/status"));
        send(request.json(&json!({ "status": "closed", "outcome": outcome }))).await
    }

    /// Starts work on a ticket and closes it.
    ///
    /// # Errors
    /// When a response is no success.
    pub async fn close(&self, ticket: i64) -> Result<()> {
        self.set_status(ticket, "active").await?;
        self.set_status(ticket, "closed").await?;
        Ok(())
    }
}

async fn send(request: RequestBuilder) -> Result<Value> {
    let response = request.send().await?;
    let (status, url) = (response.status(), response.url().clone());
    let body = response.text().await?;
    ensure!(status.is_success(), "{url} answered {status}: {body}");
    serde_json::from_str(&body).with_context(|| format!("{url} answered no JSON: {body}"))
}
