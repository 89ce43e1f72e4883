//! Requests to the API, in one role.

use std::time::Duration;

use reqwest::header::{ACCEPT, CONTENT_TYPE};
use reqwest::redirect::Policy;
use reqwest::{RequestBuilder, StatusCode};
use serde::de::DeserializeOwned;
use shared::ids::TicketId;
use shared::page::{MAX_EVENTS, MAX_LIMIT};
use shared::role::Role;
use shared::service_url::ServiceUrl;
use shared::ticket::{BRIEF_CHARS, Status, TicketPage, TicketSummary};

use crate::error::LogError;
use crate::event_stream::{EVENT_STREAM, EventStream};
use crate::log::LogPage;

/// How many tickets are read at once.
pub const TICKETS_PER_PAGE: usize = MAX_LIMIT as usize;

/// The longest answer that is read: enough for a page of tickets, and for one of the log, which takes about 200 kB.
const MAX_RESPONSE_BYTES: usize = TICKETS_PER_PAGE * (BRIEF_CHARS * 12 + 4 * 1_024);

const CONNECT_TIMEOUT: Duration = Duration::from_secs(2);

/// From the request to the last byte of certain tickets. Nothing else is read meanwhile.
const TICKETS_TIMEOUT: Duration = Duration::from_secs(2);

/// The API ends a stream after a quarter of an hour; one that lasts longer is not the API's.
const MAX_STREAM_DURATION: Duration = Duration::from_secs(30 * 60);

/// Reads the API in one role.
#[derive(Clone, Debug)]
pub struct ApiClient {
    http: reqwest::Client,
    api: ServiceUrl,
    role: Role,
}

impl ApiClient {
    /// For the API at that address. An answer must be complete after `response_timeout`.
    ///
    /// # Errors
    /// When there is no HTTP client on this system.
    pub fn new(
        api: &ServiceUrl,
        role: Role,
        response_timeout: Duration,
    ) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(response_timeout)
            .build()?;
        Ok(Self { http, api: api.clone(), role })
    }

    pub const fn role(&self) -> Role {
        self.role
    }

    /// What the log holds after a position, as far as one page goes.
    ///
    /// # Errors
    /// When there is no answer, or one that is not a page.
    pub async fn page_after(&self, position: i64) -> Result<LogPage, LogError> {
        let query = [("after", position), ("limit", MAX_EVENTS)];
        read(self.get("/api/events").query(&query)).await
    }

    /// Listens to what the log gets after a position.
    ///
    /// # Errors
    /// When there is no answer, or one that is not a stream of events.
    pub async fn stream_after(&self, position: i64) -> Result<EventStream, LogError> {
        let request = self.get("/api/events/stream").query(&[("after", position)]);
        let request = request.header(ACCEPT, EVENT_STREAM).timeout(MAX_STREAM_DURATION);
        let response = request.send().await?;
        if response.status() != StatusCode::OK {
            return Err(LogError::Status(response.status()));
        }
        let kind = response.headers().get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with(EVENT_STREAM)) {
            return Err(LogError::NotAStream);
        }
        Ok(EventStream::new(response))
    }

    /// A page of all tickets that the role sees, the last opened first.
    ///
    /// # Errors
    /// When there is no answer, or one that is not a page.
    pub async fn tickets(&self, after: Option<&str>) -> Result<TicketPage, LogError> {
        let visible = match self.role {
            Role::User => &[Status::Open, Status::Active][..],
            Role::Helpdesk => &Status::ALL,
        };
        let visible: Vec<&str> = visible.iter().map(AsRef::as_ref).collect();
        let (status, limit) = (visible.join(","), TICKETS_PER_PAGE.to_string());
        let mut query = vec![("status", &*status), ("sort", "newest"), ("limit", &*limit)];
        query.extend(after.map(|after| ("after", after)));
        read(self.get("/api/tickets").query(&query)).await
    }

    /// Those of up to [`TICKETS_PER_PAGE`] tickets that the role sees.
    ///
    /// # Errors
    /// When there is no answer, or one that is not a page.
    pub async fn tickets_of(&self, ids: &[TicketId]) -> Result<Vec<TicketSummary>, LogError> {
        let ids: Vec<String> = ids.iter().map(ToString::to_string).collect();
        let query = [("ids", ids.join(",")), ("limit", MAX_LIMIT.to_string())];
        let request = self.get("/api/tickets").query(&query).timeout(TICKETS_TIMEOUT);
        Ok(read::<TicketPage>(request).await?.items)
    }

    fn get(&self, path: &str) -> RequestBuilder {
        self.http.get(format!("{}{path}", self.api)).header(Role::HEADER, self.role.as_ref())
    }
}

/// Reads JSON of a bounded size.
async fn read<T: DeserializeOwned>(request: RequestBuilder) -> Result<T, LogError> {
    let mut response = request.send().await?;
    if response.status() != StatusCode::OK {
        return Err(LogError::Status(response.status()));
    }
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await? {
        if body.len() + chunk.len() > MAX_RESPONSE_BYTES {
            return Err(LogError::TooLong { max_bytes: MAX_RESPONSE_BYTES });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(serde_json::from_slice(&body)?)
}
