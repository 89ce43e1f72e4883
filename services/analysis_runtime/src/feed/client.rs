//! The requests.

use std::time::Duration;

use reqwest::redirect::Policy;
use reqwest::{StatusCode, Url};
use shared::role::Role;

use super::{FeedError, Page};

/// The longest answer that is read; a full page of the log takes about 200 kB.
pub const MAX_BYTES: usize = 4 << 20;

/// How many events to ask for at once; the most the API gives.
const LIMIT: usize = 1_000;

/// The longest a connection may take to stand.
const CONNECT: Duration = Duration::from_secs(2);

/// Somebody who reads the log as one role.
#[derive(Clone, Debug)]
pub struct Client {
    pub(super) http: reqwest::Client,
    events: Url,
    pub(super) stream: Url,
    pub(super) role: Role,
}

impl Client {
    /// For the API at that address. An answer must be complete after `patience`, however slowly it
    /// trickles.
    ///
    /// # Errors
    /// When the system refuses what every client needs.
    pub fn new(api: &Url, role: Role, patience: Duration) -> Result<Self, reqwest::Error> {
        let at = |path: &str| {
            let mut url = api.clone();
            url.set_path(&format!("{}{path}", api.path().trim_end_matches('/')));
            url
        };
        let (events, stream) = (at("/api/events"), at("/api/events/stream"));
        let http = reqwest::Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .connect_timeout(CONNECT)
            .timeout(patience)
            .build()?;
        Ok(Self { http, events, stream, role })
    }

    /// What the log holds after a position, as far as one page goes.
    ///
    /// # Errors
    /// When there is no answer, or one that is not a page.
    pub async fn page_after(&self, position: i64) -> Result<Page, FeedError> {
        let query = [("after", position.to_string()), ("limit", LIMIT.to_string())];
        let request = self.http.get(self.events.clone()).query(&query);
        let mut answer = request.header(Role::HEADER, self.role.as_ref()).send().await?;
        if answer.status() != StatusCode::OK {
            return Err(FeedError::Status(answer.status()));
        }
        let mut body = Vec::new();
        while let Some(chunk) = answer.chunk().await? {
            if body.len() + chunk.len() > MAX_BYTES {
                return Err(FeedError::TooLong);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(serde_json::from_slice(&body)?)
    }
}
