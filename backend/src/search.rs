//! Search: an index of all tickets that follows the log, kept in a folder.
//!
//! The index only proposes. Every ticket that it finds is read again from the database in the role of the caller.

mod endings;
mod excerpt;
mod index;
mod indexer;
mod order;
mod parts;
mod query;
mod schema;
mod segment;
mod snapshot;
mod vocabulary;
mod words;

use std::fmt::Debug;
use std::path::PathBuf;
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Duration;

use shared::role::Role;
use tokio::sync::{Notify, Semaphore, watch};
use tokio::task::spawn_blocking;
use tokio::time::timeout;
use uuid::Uuid;

use crate::db::DedicatedConnection;
pub use excerpt::excerpt;
use indexer::Indexer;
pub use order::{Hit, Order};
pub use query::Query;
use snapshot::Snapshot;
pub use snapshot::{Found, Request, Similar};

/// How long a search waits for an index that is being opened, or to hold what the database holds.
const MAX_WAIT: Duration = Duration::from_secs(1);

pub struct Search {
    shared: Arc<Shared>,
    /// Searches leave the other cores, and their own as soon as another one waits.
    places: Semaphore,
}

/// What searches and the indexer share.
struct Shared {
    index: watch::Sender<Index>,
    /// A search waits for the index.
    demand: Notify,
    /// A search could not read the index.
    failure: Notify,
}

#[derive(Clone)]
enum Index {
    /// It takes a moment.
    Opening,
    Ready(Arc<Snapshot>),
    /// It is being built, or cannot be used.
    Away,
}

impl Search {
    /// Keeps an index in `folder` from now on, as soon as there is a database. `notified` changes when the log may
    /// have grown.
    pub fn start(database_url: &str, folder: PathBuf, notified: watch::Receiver<()>) -> Self {
        let shared = Arc::new(Shared {
            index: watch::Sender::new(Index::Opening),
            demand: Notify::new(),
            failure: Notify::new(),
        });
        let conn = DedicatedConnection::new(database_url, Role::Helpdesk);
        let indexer = Indexer { shared: Arc::clone(&shared), folder, conn, notified };
        tokio::spawn(indexer.run());
        let places = available_parallelism().map_or(1, std::num::NonZero::get);
        Self { shared, places: Semaphore::new(places) }
    }

    /// Searches the index as it stands; none if there is no index.
    pub async fn find(&self, request: Request) -> Option<Found> {
        self.read(move |snapshot| snapshot.search(request)).await
    }

    /// The tickets that are not closed and tell of nearly the same as a text, as far as the index knows them.
    pub async fn similar(&self, text: String, limit: usize) -> Vec<Similar> {
        self.read(move |snapshot| snapshot.similar(&text, limit)).await.unwrap_or_default()
    }

    async fn read<T: Debug + Send + 'static>(
        &self,
        read: impl FnOnce(&Snapshot) -> anyhow::Result<T> + Send + 'static,
    ) -> Option<T> {
        let mut index = self.shared.index.subscribe();
        let opened = index.wait_for(|index| !matches!(index, Index::Opening));
        let Ok(Ok(Index::Ready(snapshot))) =
            timeout(MAX_WAIT, opened).await.map(|opened| opened.map(|index| index.clone()))
        else {
            return None;
        };
        let _place = self.places.acquire().await.ok()?;
        match spawn_blocking(move || read(&snapshot)).await {
            Ok(Ok(found)) => Some(found),
            failed => {
                tracing::error!(error = ?failed, "the search index cannot be read");
                self.shared.failure.notify_one();
                None
            }
        }
    }

    /// Waits until the index holds what a log holds up to a position; false if that takes too long.
    pub async fn wait_until(&self, epoch: Uuid, position: i64) -> bool {
        let mut index = self.shared.index.subscribe();
        self.shared.demand.notify_one();
        let is_there = |index: &Index| match index {
            Index::Ready(snapshot) => snapshot.epoch == epoch && snapshot.position >= position,
            Index::Opening | Index::Away => false,
        };
        timeout(MAX_WAIT, index.wait_for(is_there)).await.is_ok_and(|reached| reached.is_ok())
    }
}
