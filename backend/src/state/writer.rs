//! Runs the writes of a role. Writes that wait at the same time are one statement, because the log lets only
//! one transaction commit at a time, and a commit waits for the disk.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context as _;
use diesel_async::pooled_connection::PoolableConnection as _;
use futures_util::future::join_all;
use serde_json::Value;
use shared::role::Role;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::time::timeout;

use crate::db::Database;
use crate::db::writes::{self, Write};
use crate::error::{ApiError, ApiResult};

/// The most writes in a statement.
const MAX_BATCH: usize = 32;

/// How many statements are under way: while one waits for a lock, the other goes on.
const STATEMENTS: usize = 2;

/// How long a batch may take. Its statements have limits of their own, so the network is gone if it takes longer.
const TIMEOUT: Duration = Duration::from_secs(15);

/// How many writes may wait; more are refused.
const MAX_WAITING: usize = 1_000;

pub struct Writer {
    waiting: mpsc::Sender<Job>,
}

struct Job {
    write: Write,
    done: oneshot::Sender<ApiResult<Value>>,
}

impl Writer {
    pub fn start(database: &Arc<Database>, role: Role) -> Self {
        let (waiting, jobs) = mpsc::channel(MAX_WAITING);
        let jobs = Arc::new(Mutex::new(jobs));
        for _ in 0..STATEMENTS {
            tokio::spawn(run_all(Arc::clone(database), role, Arc::clone(&jobs)));
        }
        Self { waiting }
    }

    /// Makes a change, also if nobody waits for its outcome any more.
    ///
    /// # Errors
    /// An outage of the database, or too many writes that wait.
    pub async fn run(&self, write: Write) -> ApiResult<Value> {
        let (done, outcome) = oneshot::channel();
        if self.waiting.try_send(Job { write, done }).is_err() {
            return Err(ApiError::Unavailable("too many writes wait; nothing was changed".into()));
        }
        outcome.await.unwrap_or_else(|_| Err(ApiError::outcome_unknown()))
    }
}

async fn run_all(database: Arc<Database>, role: Role, jobs: Arc<Mutex<mpsc::Receiver<Job>>>) {
    let mut batch = Vec::new();
    loop {
        if batch.is_empty() && jobs.lock().await.recv_many(&mut batch, MAX_BATCH).await == 0 {
            return;
        }
        // Of writes to the same ticket the first one.
        let mut tickets = HashSet::new();
        let is_first = |job: &mut Job| job.write.ticket().is_none_or(|id| tickets.insert(id));
        let mut together: Vec<Job> = batch.extract_if(.., is_first).collect();
        let run = async {
            if together.len() == 1 || !run_together(&database, role, &mut together).await {
                join_all(together.drain(..).map(|job| run_alone(&database, role, job))).await;
            }
        };
        if timeout(TIMEOUT, run).await.is_err() {
            // Whoever waits for the jobs learns that the outcome is unknown.
            tracing::warn!(%role, "writes had no answer in time");
            database.distrust_connections();
        }
    }
}

async fn run_alone(database: &Database, role: Role, Job { write, done }: Job) {
    let outcome = async {
        let conn = database.connection(role).await?;
        let outcome = writes::run(&conn, role, [&write].into_iter()).await?.pop();
        Ok(outcome.context("a write has no outcome")?)
    };
    // Whoever asked may have gone.
    let _ = done.send(outcome.await);
}

/// Runs the jobs as one statement and empties the list. If one of them fails, nothing is changed, the list
/// is as it was, and false is returned.
async fn run_together(database: &Database, role: Role, batch: &mut Vec<Job>) -> bool {
    let Ok(mut conn) = database.connection(role).await else { return false };
    let outcomes = writes::run(&conn, role, batch.iter().map(|job| &job.write)).await;
    let outcomes: Vec<ApiResult<Value>> = match outcomes {
        Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
        // Whether it was committed is unknown.
        Err(_) if conn.is_broken() => {
            batch.iter().map(|_| Err(ApiError::outcome_unknown())).collect()
        }
        Err(_) => return false,
    };
    for (job, outcome) in batch.drain(..).zip(outcomes) {
        let _ = job.done.send(outcome);
    }
    true
}
