//! Requests to the REST API, made in a role. What fails is a [`Problem`].
//!
//! Nothing else in the application sends requests.

pub mod analytics;
pub mod classifier;
pub mod counts;
pub mod events;
pub mod messages;
pub mod photos;
pub mod receipts;
pub mod resolution_times;
pub mod spikes;
mod stored;
pub mod tickets;

use gloo_net::http::{Request, RequestBuilder};
use serde::Serialize;
use serde::de::DeserializeOwned;
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use web_sys::AbortSignal;

pub use stored::with_stored_time;

/// How long a response may take.
const TIMEOUT_MS: u32 = 20_000;

/// Repeated with the same key, a request has the effect and the response of the first one.
const IDEMPOTENCY_KEY: &str = "Idempotency-Key";

async fn get<T: DeserializeOwned>(role: Role, path: &str) -> Result<T, Problem> {
    read(&get_text(role, Request::get(path)).await?)
}

/// The body of the response as it came.
async fn get_text(role: Role, request: RequestBuilder) -> Result<String, Problem> {
    let request = in_role(role, request).build().map_err(|error| no_answer(&error))?;
    receive(request).await
}

async fn send<T: DeserializeOwned>(
    role: Role,
    request: RequestBuilder,
    body: &impl Serialize,
) -> Result<T, Problem> {
    read(&send_for_text(role, request, body).await?)
}

/// Sends a body; the body of the response is as it came, perhaps empty.
async fn send_for_text(
    role: Role,
    request: RequestBuilder,
    body: &impl Serialize,
) -> Result<String, Problem> {
    let request = in_role(role, request).json(body).map_err(|error| no_answer(&error))?;
    receive(request).await
}

fn in_role(role: Role, request: RequestBuilder) -> RequestBuilder {
    let timeout = AbortSignal::timeout_with_u32(TIMEOUT_MS);
    request.header(Role::HEADER, role.as_ref()).abort_signal(Some(&timeout))
}

/// The body of a successful response.
async fn receive(request: Request) -> Result<String, Problem> {
    let response = request.send().await.map_err(|error| no_answer(&error))?;
    stored::note(&response);
    let text = response.text().await.map_err(|error| no_answer(&error))?;
    if response.ok() {
        return Ok(text);
    }
    Err(serde_json::from_str(&text).unwrap_or_else(|error| match response.status() {
        // A proxy answers in place of Lodge.
        502..=504 => no_answer(&error),
        _ => unreadable(&error),
    }))
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    serde_json::from_str(text).map_err(|error| unreadable(&error))
}

fn no_answer(error: &impl ToString) -> Problem {
    ProblemKind::NoAnswer.problem(error.to_string())
}

fn unreadable(error: &impl ToString) -> Problem {
    ProblemKind::Internal.problem(error.to_string())
}
