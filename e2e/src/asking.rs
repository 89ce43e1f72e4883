//! Asking the API directly: to prepare what a test looks at, and to see what the browser cannot show.

use anyhow::{Context, Result, ensure};
use reqwest::{Client, Method, RequestBuilder};
use serde_json::{Value, json};
use shared::role::Role;
use uuid::Uuid;

use crate::Lodge;

/// Somebody who asks in one role.
#[derive(Debug, Clone)]
pub struct Asking {
    client: Client,
    address: String,
    role: Role,
}

impl Lodge {
    /// Asks as somebody of this role.
    pub fn asking(&self, role: Role) -> Asking {
        Asking { client: Client::new(), address: self.address(), role }
    }
}

impl Asking {
    /// A request of this role. What changes something carries a fresh key.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.client.request(method, format!("{}{path}", self.address));
        request
            .header(Role::HEADER, self.role.as_ref())
            .header("Idempotency-Key", Uuid::new_v4().to_string())
    }

    /// What `GET` answers.
    ///
    /// # Errors
    /// When the answer is no success.
    pub async fn get(&self, path: &str) -> Result<Value> {
        answer(self.request(Method::GET, path)).await
    }

    /// Reports a problem, and gives the number of its ticket.
    ///
    /// # Errors
    /// When the answer is no success.
    pub async fn report(&self, description: &str) -> Result<i64> {
        let request = self.request(Method::POST, "/api/tickets");
        let ticket = answer(request.json(&json!({ "description": description }))).await?;
        ticket["id"].as_i64().context("a ticket without a number")
    }

    /// Changes the text of a ticket that has this version.
    ///
    /// # Errors
    /// When the answer is no success.
    pub async fn edit(&self, ticket: i64, version: i64, description: &str) -> Result<Value> {
        let request = self.request(Method::PATCH, &format!("/api/tickets/{ticket}"));
        let request = request.header("If-Match", format!("\"{version}\""));
        answer(request.json(&json!({ "description": description }))).await
    }

    /// Moves a ticket to a status.
    ///
    /// # Errors
    /// When the answer is no success.
    pub async fn set_status(&self, ticket: i64, status: &str) -> Result<Value> {
        let request = self.request(Method::PUT, &format!("/api/tickets/{ticket}/status"));
        answer(request.json(&json!({ "status": status }))).await
    }
}

async fn answer(request: RequestBuilder) -> Result<Value> {
    let response = request.send().await?;
    let (status, url) = (response.status(), response.url().clone());
    let body = response.text().await?;
    ensure!(status.is_success(), "{url} answered {status}: {body}");
    serde_json::from_str(&body).with_context(|| format!("{url} answered no JSON: {body}"))
}
