//! The client of the services: analyses, resolution times and spikes.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context as _;
use reqwest::Response;
use reqwest::redirect::Policy;
use serde::de::DeserializeOwned;
use shared::analysis::{self, Analysis, AnalysisEntry};
use shared::chart::{Chart, ChartKind};
use shared::problem::{Problem, ProblemKind};
use shared::resolution_times::ResolutionTimeQuantiles;
use shared::role::Role;
use shared::service_url::ServiceUrl;
use shared::spikes::SpikeReport;

use crate::config::AnalysisAddress;
use crate::error::{ApiError, ApiResult};

/// The services are on this machine or near it.
const CONNECT_TIMEOUT: Duration = Duration::from_millis(500);

/// From the request to the last byte of the response.
const RESPONSE_TIMEOUT: Duration = Duration::from_secs(2);

/// The largest response that is read.
const MAX_RESPONSE_BYTES: usize = 4 * 1024 * 1024;

/// Asks the services. A broken service breaks its own answers only.
pub struct Analyses {
    http: reqwest::Client,
    addresses: Vec<AnalysisAddress>,
    spikes: ServiceUrl,
    /// The last description of each analysis, for when its service does not answer.
    descriptions: Mutex<HashMap<String, Analysis>>,
}

impl Analyses {
    /// # Errors
    /// When there is no HTTP client on this system.
    pub fn new(addresses: Vec<AnalysisAddress>, spikes: ServiceUrl) -> anyhow::Result<Self> {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(RESPONSE_TIMEOUT)
            .build()?;
        Ok(Self { http, addresses, spikes, descriptions: Mutex::default() })
    }

    /// All analyses that are configured, in that order.
    pub async fn list(&self) -> Vec<AnalysisEntry> {
        let entries = self.addresses.iter().map(|address| self.entry(address));
        futures_util::future::join_all(entries).await
    }

    /// The chart of one analysis for the parameters of a query string.
    ///
    /// # Errors
    /// No such analysis; whatever the service refuses; unavailable when it does not answer.
    pub async fn chart(&self, name: &str, query: &str) -> ApiResult<Chart> {
        let AnalysisAddress { name, url } =
            self.address(name).ok_or(ApiError::NoSuch("analysis"))?;
        self.get(name, &format!("{url}/chart?{query}"), Role::Helpdesk).await
    }

    /// How long the tickets of each category took.
    ///
    /// # Errors
    /// Unavailable when the service does not answer, or none is configured.
    pub async fn resolution_times(&self, role: Role) -> ApiResult<Vec<ResolutionTimeQuantiles>> {
        let AnalysisAddress { name, url } =
            self.address(analysis::RESOLUTION).ok_or_else(|| unavailable(analysis::RESOLUTION))?;
        self.get(name, &format!("{url}/resolution-times"), role).await
    }

    /// The strongest spike, as far as a role may know.
    ///
    /// # Errors
    /// Unavailable when the service does not answer.
    pub async fn spikes(&self, role: Role) -> ApiResult<SpikeReport> {
        self.get("spikes", &format!("{}/spikes", self.spikes), role).await
    }

    fn address(&self, name: &str) -> Option<&AnalysisAddress> {
        self.addresses.iter().find(|address| address.name == name)
    }

    async fn get<T: DeserializeOwned>(&self, name: &str, url: &str, role: Role) -> ApiResult<T> {
        let failed = |error: anyhow::Error| {
            tracing::warn!(analysis = name, ?error, "an analysis does not answer");
            unavailable(name)
        };
        let request = self.http.get(url).header(Role::HEADER, role.as_ref());
        let response = request.send().await.map_err(|error| failed(error.into()))?;
        match response.status().as_u16() {
            200 => read(response).await.map_err(failed),
            400 | 503 => {
                let problem: Problem = read(response).await.map_err(failed)?;
                Err(ApiError::Passed(passed_on(problem)))
            }
            status => Err(failed(anyhow::anyhow!("status {status}"))),
        }
    }

    async fn entry(&self, address: &AnalysisAddress) -> AnalysisEntry {
        let (described, available) =
            futures_util::future::join(self.describe(address), self.is_ready(address)).await;
        let mut descriptions = self.descriptions.lock().unwrap_or_else(PoisonError::into_inner);
        let analysis = match described {
            Ok(analysis) => {
                descriptions.insert(address.name.clone(), analysis.clone());
                analysis
            }
            Err(error) => {
                tracing::warn!(analysis = address.name, ?error, "an analysis does not answer");
                descriptions.get(&address.name).cloned().unwrap_or_else(|| undescribed(address))
            }
        };
        AnalysisEntry { analysis, available }
    }

    async fn describe(&self, address: &AnalysisAddress) -> anyhow::Result<Analysis> {
        let response = self.http.get(format!("{}/", address.url)).send().await?;
        let mut analysis: Analysis = read(response.error_for_status()?).await?;
        // The name by which it is reached here.
        analysis.name.clone_from(&address.name);
        Ok(analysis)
    }

    async fn is_ready(&self, address: &AnalysisAddress) -> bool {
        let response = self.http.get(format!("{}/readyz", address.url)).send().await;
        response.is_ok_and(|response| response.status() == 200)
    }
}

/// Reads JSON of a bounded size.
async fn read<T: DeserializeOwned>(mut response: Response) -> anyhow::Result<T> {
    let mut bytes = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        anyhow::ensure!(
            bytes.len() + chunk.len() <= MAX_RESPONSE_BYTES,
            "the response is too large"
        );
        bytes.extend_from_slice(&chunk);
    }
    serde_json::from_slice(&bytes).context("the response cannot be read")
}

fn unavailable(name: &str) -> ApiError {
    ApiError::AnalysisUnavailable(format!("the analysis {name} does not answer right now"))
}

/// A service's problem, under a status that the API gives for it.
fn passed_on(problem: Problem) -> Problem {
    let kind = match problem.kind {
        ProblemKind::BadRequest => ProblemKind::BadRequest,
        _ => ProblemKind::AnalysisUnavailable,
    };
    kind.problem(problem.detail)
}

/// What can be said of an analysis whose service never answered.
fn undescribed(address: &AnalysisAddress) -> Analysis {
    let (name, parameters) = (address.name.clone(), Vec::new());
    Analysis { name, parameters, kind: ChartKind::Columns }
}
