//! What handlers share.

use std::sync::Arc;

use chrono_tz::Tz;
use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::Object;
use shared::role::Role;

use crate::api::analytics::Analyses;
use crate::config::AnalysisAddress;
use crate::db::Database;
use crate::error::ApiResult;
use crate::live::Live;
use crate::spa::Spa;

/// Built once, shared by all workers.
pub struct AppState {
    pub database: Arc<Database>,
    pub live: Arc<Live>,
    pub analyses: Analyses,
    /// The service that knows whether something is going on.
    pub pulse: AnalysisAddress,
    pub spa: Spa,
    /// Where the campus is, for times that are told in words.
    pub time_zone: Tz,
}

impl AppState {
    /// A connection that may do what the role may do, and no more.
    ///
    /// # Errors
    /// Unavailable when there is none within two seconds.
    pub async fn db(&self, role: Role) -> ApiResult<Object<AsyncPgConnection>> {
        Ok(self.database.connection(role).await?)
    }
}
