//! What handlers share.

mod write;

use std::sync::Arc;

use diesel_async::AsyncPgConnection;
use diesel_async::pooled_connection::deadpool::Object;
use shared::role::Role;

use crate::analyses::Analyses;
use crate::db::Database;
use crate::error::ApiResult;
use crate::live::Live;
use crate::search::Search;

pub use write::Written;

/// Built once, shared by all workers.
pub struct AppState {
    pub database: Arc<Database>,
    pub live: Arc<Live>,
    pub search: Search,
    pub analyses: Analyses,
}

impl AppState {
    /// A connection that may do what the role may do, and no more.
    ///
    /// # Errors
    /// Unavailable when the pool has none in time.
    pub async fn db(&self, role: Role) -> ApiResult<Object<AsyncPgConnection>> {
        Ok(self.database.connection(role).await?)
    }
}
