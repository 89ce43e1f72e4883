//! Follows the log, and keeps the index as it says.

use std::future::{pending, ready};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use shared::ids::TicketId;
use tokio::sync::watch;
use tokio::task::{JoinHandle, spawn_blocking};
use tokio::time::{Instant, sleep, sleep_until};
use uuid::Uuid;

use super::index::{Contents, Folder, StoredIndex};
use super::parts::Parts;
use super::segment::Segment;
use super::{Index, MAX_WAIT, Shared};
use crate::db::DedicatedConnection;
use crate::db::events::{self, Head};
use crate::db::search::{self, Document};

/// How often the log is read without a notification.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// How long changes are left to become more, while no search waits for them.
const DEBOUNCE: Duration = Duration::from_millis(200);

/// How often changes are written to the folder; after a crash they are read from the log again.
const COMMIT_INTERVAL: Duration = Duration::from_secs(2);

/// How long after a failure it is tried again.
const RETRY_INTERVAL: Duration = Duration::from_secs(5);

/// How many events or tickets are read at once.
const BATCH: i64 = 1_000;

/// Up to how many events may have been read since the last commit.
const MAX_NOT_STORED: i64 = 20_000;

pub struct Indexer {
    pub shared: Arc<Shared>,
    pub folder: PathBuf,
    pub conn: DedicatedConnection,
    /// Changes when the log may have grown.
    pub notified: watch::Receiver<()>,
}

/// The index while the log is followed.
struct Following {
    epoch: Uuid,
    position: i64,
    parts: Parts,
    stored_position: i64,
    /// None while it is being committed.
    index: Option<StoredIndex>,
}

type Committed = anyhow::Result<(StoredIndex, Vec<Arc<Segment>>)>;

/// A commit that is under way.
struct Commit {
    task: JoinHandle<Committed>,
    /// The folder holds everything up to here afterwards.
    position: i64,
}

impl Indexer {
    /// Follows for ever. Without a folder there is no index.
    pub async fn run(mut self) {
        let mut is_failing = false;
        loop {
            let Err(error) = self.run_until_failure().await;
            self.shared.index.send_replace(Index::Away);
            if !is_failing {
                tracing::warn!("{error:#}; searches look at the newest tickets only");
            }
            is_failing = true;
            sleep(RETRY_INTERVAL).await;
        }
    }

    async fn run_until_failure(&mut self) -> anyhow::Result<std::convert::Infallible> {
        let folder = Arc::new(Folder::lock(&self.folder)?);
        let mut following = self.open(&folder).await?;
        loop {
            following = self.follow(following).await?;
            // It is another log than that of the index.
            self.shared.index.send_replace(Index::Opening);
            following = self.build(&folder, following.index).await?;
        }
    }

    /// What is in the folder, or a new index if that cannot be used.
    async fn open(&mut self, folder: &Arc<Folder>) -> anyhow::Result<Following> {
        let (opened, head) = (Arc::clone(folder), self.head().await);
        let opened = spawn_blocking(move || -> anyhow::Result<_> {
            let (index, contents) = opened.open()?;
            let segments = Parts::open_stored(&index, &Default::default())?;
            Ok((index, contents, segments))
        });
        match opened.await? {
            Ok((index, Contents { epoch, position, .. }, segments))
                if epoch == head.epoch && position <= head.last =>
            {
                let mut parts = Parts::default();
                parts.take_stored(segments, position)?;
                let index = Some(index);
                Ok(Following { epoch, position, parts, stored_position: position, index })
            }
            Ok((index, ..)) => self.build(folder, Some(index)).await,
            Err(error) => {
                tracing::info!("the search index cannot be used: {error:#}");
                self.build(folder, None).await
            }
        }
    }

    /// Reads all tickets. What changes meanwhile is read again from the log.
    async fn build(
        &mut self,
        folder: &Arc<Folder>,
        former: Option<StoredIndex>,
    ) -> anyhow::Result<Following> {
        let (started_at, head) = (Instant::now(), self.head().await);
        tracing::info!("building the search index");
        let folder = Arc::clone(folder);
        let create = spawn_blocking(move || {
            former.map(StoredIndex::close).transpose()?;
            folder.create()
        });
        let mut index = create.await??;
        let mut after = TicketId(0);
        loop {
            let documents = self.documents_after(after).await;
            let Some(last) = documents.last() else { break };
            after = last.id;
            if started_at.elapsed() > MAX_WAIT {
                self.shared.index.send_replace(Index::Away);
            }
            index = spawn_blocking(move || {
                documents.iter().try_for_each(|document| index.add(document)).map(|()| index)
            })
            .await??;
        }
        let Head { epoch, last: position, .. } = head;
        let (index, segments) = spawn_blocking(move || -> Committed {
            index.commit(Contents::new(epoch, position))?;
            let segments = Parts::open_stored(&index, &Default::default())?;
            Ok((index, segments))
        })
        .await??;
        tracing::info!(seconds = started_at.elapsed().as_secs(), "built the search index");
        let mut parts = Parts::default();
        parts.take_stored(segments, position)?;
        Ok(Following { epoch, position, parts, stored_position: position, index: Some(index) })
    }

    /// Follows the log for as long as it is the same.
    async fn follow(&mut self, mut following: Following) -> anyhow::Result<Following> {
        let mut commit: Option<Commit> = None;
        let mut commit_at = Instant::now() + COMMIT_INTERVAL;
        self.publish(&following);
        loop {
            let head = self.head().await;
            if head.epoch != following.epoch || head.last < following.position {
                if let Some(commit) = commit {
                    following.index = Some(commit.task.await??.0);
                }
                return Ok(following);
            }
            let may_advance = following.position - following.stored_position < MAX_NOT_STORED;
            if following.position < head.last && may_advance {
                following = self.advance(following, head.last).await?;
                self.publish(&following);
            }
            if commit_at <= Instant::now()
                && let Some(index) = following.index.take()
            {
                commit = Some(Commit::start(&following, index));
                commit_at = Instant::now() + COMMIT_INTERVAL;
            }
            let has_more = following.position < head.last && may_advance;
            let committed = async {
                match &mut commit {
                    Some(commit) => (&mut commit.task).await,
                    None => pending().await,
                }
            };
            tokio::select! {
                biased;
                committed = committed => {
                    let (index, segments) = committed??;
                    let position = commit.take().map_or(following.position, |it| it.position);
                    following.parts.take_stored(segments, position)?;
                    following.stored_position = position;
                    following.index = Some(index);
                    self.publish(&following);
                }
                () = ready(()), if has_more => {}
                () = sleep_until(commit_at), if following.index.is_some() => {}
                waited = self.wait() => waited?,
            }
        }
    }

    /// Waits until there may be something new.
    async fn wait(&mut self) -> anyhow::Result<()> {
        tokio::select! {
            _ = self.notified.changed() => {
                tokio::select! {
                    () = self.shared.demand.notified() => {}
                    () = sleep(DEBOUNCE) => {}
                }
            }
            () = self.shared.demand.notified() => {}
            () = self.shared.failure.notified() => anyhow::bail!("the search index cannot be read"),
            () = sleep(POLL_INTERVAL) => {}
        }
        Ok(())
    }

    /// Takes in what has changed, one part of the log.
    async fn advance(&mut self, following: Following, head: i64) -> anyhow::Result<Following> {
        let Following { position: after, mut parts, .. } = following;
        let position = head.min(after + BATCH);
        let documents = self.changed_documents(after, position).await;
        let parts = spawn_blocking(move || parts.add(documents, position).map(|()| parts));
        let parts = parts.await?.context("the search index cannot be brought up to date")?;
        Ok(Following { position, parts, ..following })
    }

    fn publish(&self, following: &Following) {
        let snapshot = following.parts.snapshot(following.epoch, following.position);
        self.shared.index.send_replace(Index::Ready(Arc::new(snapshot)));
    }

    async fn head(&mut self) -> Head {
        loop {
            let read = self.conn.run(async |conn| events::head(conn).await).await;
            if let Some(head) = answered(read).await {
                return head;
            }
        }
    }

    async fn documents_after(&mut self, after: TicketId) -> Vec<Document> {
        loop {
            let read =
                self.conn.run(async |conn| search::documents_after(conn, after, BATCH).await);
            if let Some(documents) = answered(read.await).await {
                return documents;
            }
        }
    }

    async fn changed_documents(&mut self, after: i64, until: i64) -> Vec<Document> {
        loop {
            let read =
                self.conn.run(async |conn| search::changed_documents(conn, after, until).await);
            if let Some(documents) = answered(read.await).await {
                return documents;
            }
        }
    }
}

/// What the database answered; after a failure nothing, and a pause.
async fn answered<T>(read: anyhow::Result<T>) -> Option<T> {
    if let Err(error) = &read {
        tracing::debug!(%error, "the search index cannot be brought up to date");
        sleep(POLL_INTERVAL).await;
    }
    read.ok()
}

impl Commit {
    /// Writes to the folder what it does not hold yet. Also without that, the segments may have become fewer.
    fn start(following: &Following, mut index: StoredIndex) -> Self {
        let epoch = following.epoch;
        let (documents, position) =
            following.parts.not_stored().unwrap_or((Vec::new(), following.stored_position));
        let former = following.parts.stored();
        let task = spawn_blocking(move || {
            if !documents.is_empty() {
                documents.iter().try_for_each(|document| index.replace(document))?;
                index.commit(Contents::new(epoch, position))?;
            }
            let segments = Parts::open_stored(&index, &former)?;
            Ok((index, segments))
        });
        Self { task, position }
    }
}
