//! What handlers share.

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
use writer::Writer;

/// Built once, shared by all workers.
pub struct AppState {
    pub database: Arc<Database>,
    pub live: Arc<Live>,
    pub analyses: Analyses,
    user_writer: Writer,
    helpdesk_writer: Writer,
}

impl AppState {
    /// Starts what runs in the background.
    pub fn start(database: Arc<Database>, live: Arc<Live>, analyses: Analyses) -> Self {
        let user_writer = Writer::start(&database, Role::User);
        let helpdesk_writer = Writer::start(&database, Role::Helpdesk);
        Self { database, live, analyses, user_writer, helpdesk_writer }
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
}
