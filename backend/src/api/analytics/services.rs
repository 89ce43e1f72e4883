//! The services behind the analyses, as they are configured.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use reqwest::Response;
use reqwest::redirect::Policy;
use serde::de::DeserializeOwned;
use shared::analysis::{Analysis, AnalysisEntry};
use shared::chart::{Chart, ChartKind};
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;

use crate::config::AnalysisAddress;
use crate::error::{ApiError, ApiResult};

/// From the first to the last byte of an answer.
const DEADLINE: Duration = Duration::from_secs(2);

/// The largest answer that is passed on.
const MAX_ANSWER_BYTES: usize = 4 * 1024 * 1024;

/// Asks the services. A broken one breaks its own answers only.
pub struct Analyses {
    http: reqwest::Client,
    addresses: Vec<AnalysisAddress>,
    /// The last description each gave, for when it is away.
    known: Mutex<HashMap<String, Analysis>>,
}

impl Analyses {
    pub fn new(addresses: Vec<AnalysisAddress>) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder().timeout(DEADLINE).redirect(Policy::none()).build()?;
        Ok(Self { http, addresses, known: Mutex::default() })
    }

    /// All that are configured, in that order.
    pub async fn list(&self) -> Vec<AnalysisEntry> {
        futures_util::future::join_all(self.addresses.iter().map(|it| self.entry(it))).await
    }

    /// The answer of one analysis to a query string.
    ///
    /// # Errors
    /// No such analysis; whatever the service refuses; unavailable when it does not answer.
    pub async fn ask(&self, name: &str, query: &str) -> ApiResult<Chart> {
        let address = self.address(name).ok_or(ApiError::NoSuch("analysis"))?;
        self.fetch(address, &format!("/chart?{query}"), Role::Helpdesk).await
    }

    /// Where an analysis answers, if one of that name is configured.
    pub fn address(&self, name: &str) -> Option<&AnalysisAddress> {
        self.addresses.iter().find(|it| it.name == name)
    }

    /// What a service answers to `path` for someone of that role.
    ///
    /// # Errors
    /// Whatever the service refuses; unavailable when it does not answer.
    pub async fn fetch<T: DeserializeOwned>(
        &self,
        address: &AnalysisAddress,
        path: &str,
        role: Role,
    ) -> ApiResult<T> {
        let AnalysisAddress { name, url } = address;
        let away = |error: anyhow::Error| {
            tracing::warn!(analysis = name, ?error, "an analysis does not answer");
            ApiError::Unavailable(format!("the analysis {name} does not answer right now"))
        };
        let request = self.http.get(format!("{url}{path}")).header(Role::HEADER, role.as_ref());
        let response = request.send().await.map_err(|it| away(it.into()))?;
        match response.status().as_u16() {
            200 => read(response).await.map_err(away),
            400 | 503 => Err(ApiError::Passed(passed(read(response).await.map_err(away)?))),
            status => Err(away(anyhow::anyhow!("status {status}"))),
        }
    }

    async fn entry(&self, address: &AnalysisAddress) -> AnalysisEntry {
        let (described, ready) =
            futures_util::future::join(self.describe(address), self.is_ready(address)).await;
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let analysis = match described {
            Ok(analysis) => {
                known.insert(address.name.clone(), analysis.clone());
                analysis
            }
            Err(error) => {
                tracing::warn!(analysis = address.name, ?error, "an analysis does not answer");
                known.get(&address.name).cloned().unwrap_or_else(|| unknown(&address.name))
            }
        };
        AnalysisEntry { analysis, available: ready }
    }

    async fn describe(&self, address: &AnalysisAddress) -> anyhow::Result<Analysis> {
        let url = format!("{}/", address.url);
        let mut analysis: Analysis =
            read(self.http.get(url).send().await?.error_for_status()?).await?;
        // The name it is reached by here.
        analysis.name.clone_from(&address.name);
        Ok(analysis)
    }

    async fn is_ready(&self, address: &AnalysisAddress) -> bool {
        let answer = self.http.get(format!("{}/readyz", address.url)).send().await;
        answer.is_ok_and(|it| it.status() == 200)
    }
}

/// Reads JSON of a bounded size.
async fn read<T: DeserializeOwned>(mut response: Response) -> anyhow::Result<T> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        anyhow::ensure!(bytes.len() + chunk.len() <= MAX_ANSWER_BYTES, "the answer is too large");
        bytes.extend_from_slice(&chunk);
    }
    serde_json::from_slice(&bytes).context("the answer is not what it should be")
}

/// A service's problem, under the status of its kind.
fn passed(problem: Problem) -> Problem {
    let kind = match problem.kind {
        ProblemKind::BadRequest => ProblemKind::BadRequest,
        _ => ProblemKind::Unavailable,
    };
    kind.problem(problem.detail)
}

/// What can be said of a service that never answered.
fn unknown(name: &str) -> Analysis {
    Analysis {
        name: name.to_owned(),
        title: name.to_owned(),
        question: String::new(),
        definition: String::new(),
        parameters: Vec::new(),
        kind: ChartKind::Columns,
    }
}
