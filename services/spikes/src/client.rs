//! Asks the API as one of the two roles.

use std::time::Duration;

use chrono::{DateTime, Utc};
use kit::feed::{self, FeedError, Stream};
use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::page::Page;
use shared::role::Role;
use shared::ticket::Ticket;

/// The longest answer that is read: a page of the longest tickets takes half of it.
const MAX_BYTES: usize = 8 << 20;
/// How many events to ask for at once; the most the API gives.
const EVENTS: &str = "1000";
/// How many tickets to ask for at once.
const TICKETS: &str = "50";
/// An answer must be complete by then.
const PATIENCE: Duration = Duration::from_secs(10);
/// An answer about one ticket.
const PATIENCE_FOR_ONE: Duration = Duration::from_secs(2);
/// The longest a connection may take to stand.
const CONNECT: Duration = Duration::from_secs(2);

/// Why there is no answer for now. All of them are worth another try.
#[derive(Debug, thiserror::Error)]
pub enum AskError {
    #[error("the API cannot be reached or does not answer in time")]
    NoAnswer(#[from] reqwest::Error),
    #[error("the API answered {0}")]
    Status(StatusCode),
    #[error("the answer is longer than {MAX_BYTES} bytes")]
    TooLong,
    #[error("the answer is not what it should be")]
    Unreadable(#[from] serde_json::Error),
    #[error("the log goes on to {head}, but nothing after {after} was sent")]
    Stuck { after: i64, head: i64 },
}

/// A part of the log, as far as it matters here.
#[derive(Debug, Deserialize)]
pub struct Feed {
    pub epoch: String,
    pub head: i64,
    pub now: DateTime<Utc>,
    pub items: Vec<Line>,
    pub next: Option<i64>,
}

/// A line of the log.
#[derive(Debug, Deserialize)]
pub struct Line {
    pub ticket: TicketId,
    /// May be one from the future.
    kind: String,
    pub at: Option<DateTime<Utc>>,
}

impl Line {
    /// Nothing for a kind that this program does not know.
    pub fn kind(&self) -> Option<EventKind> {
        self.kind.parse().ok()
    }
}

/// Somebody who reads as one role.
#[derive(Clone, Debug)]
pub struct Client {
    http: reqwest::Client,
    api: Url,
    role: Role,
    log: feed::Client,
}

impl Client {
    /// # Errors
    /// When the system refuses what every client needs.
    pub fn new(api: &Url, role: Role) -> Result<Self, reqwest::Error> {
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .timeout(PATIENCE)
            .build()?;
        let log = feed::Client::new(api, role, PATIENCE)?;
        Ok(Self { http, api: api.clone(), role, log })
    }

    pub const fn role(&self) -> Role {
        self.role
    }

    /// What the log holds after a position, as far as one page goes and the role may know.
    ///
    /// # Errors
    /// When there is no answer, or one that is not a page.
    pub async fn events(&self, after: i64) -> Result<Feed, AskError> {
        let query = [("after", after.to_string()), ("limit", EVENTS.to_owned())];
        self.get("events", &query).await?.ok_or(AskError::Status(StatusCode::NOT_FOUND))
    }

    /// Listens to what the log gets after a position.
    ///
    /// # Errors
    /// When there is no answer, or one that is no stream.
    pub async fn stream_after(&self, position: i64) -> Result<Stream, FeedError> {
        self.log.stream_after(position).await
    }

    /// A part of all tickets that the role sees, the last opened first.
    ///
    /// # Errors
    /// When there is no answer, or one that is not a page.
    pub async fn tickets(&self, after: Option<String>) -> Result<Page<Ticket>, AskError> {
        let status = match self.role {
            Role::User => "open,active",
            Role::Helpdesk => "open,active,closed",
        };
        let mut query = vec![("status", status.to_owned())];
        query.extend([("sort", "newest".to_owned()), ("limit", TICKETS.to_owned())]);
        query.extend(after.map(|it| ("after", it)));
        self.get("tickets", &query).await?.ok_or(AskError::Status(StatusCode::NOT_FOUND))
    }

    /// One ticket, if the role sees it. It does not take long: nothing else goes on meanwhile.
    ///
    /// # Errors
    /// When there is no answer, or one that is no ticket.
    pub async fn ticket(&self, id: TicketId) -> Result<Option<Ticket>, AskError> {
        self.get(&format!("tickets/{id}"), &[]).await
    }

    async fn get<T: DeserializeOwned>(
        &self,
        path: &str,
        query: &[(&str, String)],
    ) -> Result<Option<T>, AskError> {
        let mut url = self.api.clone();
        url.set_path(&format!("{}/api/{path}", self.api.path().trim_end_matches('/')));
        let patience = if path.contains('/') { PATIENCE_FOR_ONE } else { PATIENCE };
        let request = self.http.get(url).query(query).header(Role::HEADER, self.role.as_ref());
        let request = request.timeout(patience);
        let mut answer = request.send().await?;
        match answer.status() {
            StatusCode::OK => {}
            StatusCode::NOT_FOUND => return Ok(None),
            status => return Err(AskError::Status(status)),
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > MAX_BYTES {
                return Err(AskError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(Some(serde_json::from_slice(&body)?))
    }
}
