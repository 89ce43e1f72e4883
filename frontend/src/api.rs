//! Calls to the REST API, made in a role. What fails is a [`Problem`].
//!
//! Nothing else in the application sends requests.

pub mod analytics;
pub mod classifier;
pub mod counts;
pub mod events;
pub mod expected;
pub mod messages;
pub mod pulse;
pub mod tickets;

use std::pin::Pin;

use gloo_net::http::{Request, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use web_sys::AbortSignal;

/// An answer that takes longer, in milliseconds, does not come any more.
const PATIENCE: u32 = 20_000;

/// A repeated request with the same key is answered like the first one.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

async fn get<T: DeserializeOwned>(role: Role, path: &str) -> Result<T, Problem> {
    read(&fetch(role, Request::get(path), None).await?)
}

async fn send<T: DeserializeOwned>(
    role: Role,
    request: RequestBuilder,
    body: &impl Serialize,
) -> Result<T, Problem> {
    let body = serde_json::to_string(body).map_err(|_| unreadable())?;
    read(&tell(role, request, body).await?)
}

/// Sends a body of JSON; the answer is as it came, perhaps empty.
fn tell(role: Role, request: RequestBuilder, body: String) -> Fetched {
    fetch(role, request.header("Content-Type", "application/json"), Some(body))
}

#[inline(never)]
fn read<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|_| unreadable())
}

/// The body of a successful answer. Boxed, so that its code is there once and not in every call.
fn fetch(role: Role, request: RequestBuilder, body: Option<String>) -> Fetched {
    let patience = AbortSignal::timeout_with_u32(PATIENCE);
    let request = request.header(Role::HEADER, role.as_ref()).abort_signal(Some(&patience));
    Box::pin(async move {
        let sent = match body {
            Some(body) => request.body(body).map_err(|_| no_answer())?.send().await,
            None => request.send().await,
        };
        let response = sent.map_err(|_| no_answer())?;
        let text = response.text().await.map_err(|_| no_answer())?;
        if response.ok() {
            return Ok(text);
        }
        Err(serde_json::from_str(&text).unwrap_or_else(|_| match response.status() {
            502..=504 => no_answer(),
            _ => unreadable(),
        }))
    })
}

pub type Fetched = Pin<Box<dyn Future<Output = Result<String, Problem>>>>;

fn no_answer() -> Problem {
    ProblemKind::NoAnswer.problem("Lodge did not answer. Nothing is lost; please try again.")
}

fn unreadable() -> Problem {
    let detail = "Lodge gave an answer this page cannot read. Reloading the page may help.";
    ProblemKind::Internal.problem(detail)
}
