//! The analyses and their reports.

use gloo_net::http::Request;
use shared::analysis::Analysis;
use shared::chart::Chart;
use shared::problem::Problem;
use shared::role::Role;

use super::{get, get_text, read};

/// What an analysis reports.
#[derive(Clone, Debug)]
pub struct Report {
    pub chart: Chart,
    /// The chart as it came, for the module that draws.
    pub json: String,
}

impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

/// The analyses of this installation. Whether one is available, its own report tells.
pub async fn list(role: Role) -> Result<Vec<Analysis>, Problem> {
    get(role, "/analytics").await
}

/// The report of one analysis; `query` holds its parameters, with the `?`.
pub async fn show(role: Role, name: &str, query: &str) -> Result<Report, Problem> {
    let json = get_text(role, Request::get(&path(name, query))).await?;
    Ok(Report { chart: read(&json)?, json })
}

/// The same rows as comma-separated values.
pub async fn csv(role: Role, name: &str, query: &str) -> Result<String, Problem> {
    get_text(role, Request::get(&path(name, query)).header("Accept", "text/csv")).await
}

fn path(name: &str, query: &str) -> String {
    format!("/analytics/{name}{query}")
}
