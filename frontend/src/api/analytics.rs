use gloo_net::http::Request;
use shared::analysis::Analysis;
use shared::problem::Problem;
use shared::role::Role;

use super::{fetch, get, read};
use crate::charts::Answer;

/// The analyses there are. Whether one can answer now, its own answer tells.
pub async fn list(role: Role) -> Result<Vec<Analysis>, Problem> {
    get(role, "/analytics").await
}

/// The answer of one analysis; `query` holds its parameters, with the `?`.
pub async fn show(role: Role, name: &str, query: &str) -> Result<Answer, Problem> {
    let request = Request::get(&format!("/analytics/{name}{query}"));
    let text = fetch(role, request, None).await?;
    Ok(Answer { chart: read(&text)?, text })
}

/// The same rows as comma-separated values.
pub async fn csv(role: Role, name: &str, query: &str) -> Result<String, Problem> {
    let request = Request::get(&format!("/analytics/{name}{query}"));
    fetch(role, request.header("Accept", "text/csv"), None).await
}
