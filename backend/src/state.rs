//! What handlers share.

mod log_position;
mod shared_answers;
mod writer;

use std::sync::Arc;

use anyhow::Context as _;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::Object;
use serde::de::DeserializeOwned;
use shared::role::Role;

use crate::analyses::Analyses;
use crate::db::Database;
use crate::db::writes::{Outcome, Write};
use crate::error::ApiResult;
use crate::live::Live;
use crate::search::Search;
use log_position::LogPositionReader;
pub use shared_answers::Answer;
use shared_answers::SharedAnswers;
use writer::Writer;

/// Built once, shared by all workers.
pub struct AppState {
    pub database: Arc<Database>,
    pub live: Arc<Live>,
    pub search: Search,
    pub analyses: Analyses,
    user_writer: Writer,
    helpdesk_writer: Writer,
    log_position: LogPositionReader,
    answers: SharedAnswers,
}

impl AppState {
    /// Starts what runs in the background.
    pub fn start(
        database_url: &str,
        database: Arc<Database>,
        live: Arc<Live>,
        search: Search,
        analyses: Analyses,
    ) -> Self {
        Self {
            user_writer: Writer::start(&database, Role::User),
            helpdesk_writer: Writer::start(&database, Role::Helpdesk),
            log_position: LogPositionReader::start(database_url),
            answers: SharedAnswers::default(),
            database,
            live,
            search,
            analyses,
        }
    }

    /// A connection that may do what the role may do, and no more.
    ///
    /// # Errors
    /// Unavailable when the pool has none in time.
    pub async fn db(&self, role: Role) -> ApiResult<Object<AsyncPgConnection>> {
        Ok(self.database.connection(role).await?)
    }

    /// Makes a change with its event, and returns the ticket or the message as it is then. With a key it is
    /// made only once: a repeated request gets the first result.
    ///
    /// # Errors
    /// Why nothing was changed, or an outage of the database.
    pub async fn write<T: DeserializeOwned>(&self, role: Role, write: Write) -> ApiResult<T> {
        let writer = match role {
            Role::User => &self.user_writer,
            Role::Helpdesk => &self.helpdesk_writer,
        };
        let outcome = writer.run(write).await?;
        let outcome: Outcome<T> =
            serde_json::from_value(outcome).context("an outcome cannot be read")?;
        outcome.into()
    }

    /// The answer to a request that only the role and its address determine. It holds every change
    /// that was committed before this call, and is computed once for all who ask at the same time.
    ///
    /// # Errors
    /// Those of `compute`.
    pub async fn shared_answer(
        &self,
        role: Role,
        address: String,
        compute: impl AsyncFnOnce() -> ApiResult<Answer>,
    ) -> ApiResult<Answer> {
        match self.log_position.read().await {
            Some(position) => self.answers.get(position, (role, address), compute).await,
            None => compute().await,
        }
    }
}
