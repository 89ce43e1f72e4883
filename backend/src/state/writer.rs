//! Runs the writes of a role. Writes that wait at the same time share a transaction, because the log lets only
//! one transaction commit at a time, and a commit waits for the disk.

use std::ops::DerefMut as _;
use std::sync::Arc;
use std::time::Duration;

use diesel::QueryResult;
use diesel_async::pooled_connection::PoolableConnection as _;
use diesel_async::{AnsiTransactionManager, AsyncPgConnection, TransactionManager as _};
use futures_util::future::{join_all, try_join_all};
use serde_json::Value;
use shared::role::Role;
use tokio::sync::{Mutex, mpsc, oneshot};
use tokio::time::timeout;

use crate::db::Database;
use crate::db::writes::Write;
use crate::error::{ApiError, ApiResult};

/// The most writes in a transaction.
const MAX_BATCH: usize = 32;

/// How many transactions are under way: while one waits for a lock on its ticket, the other goes on.
const TRANSACTIONS: usize = 2;

/// How long a transaction may take. Its statements have limits of their own, so the network is gone if it takes
/// longer.
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
        for _ in 0..TRANSACTIONS {
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
    loop {
        let mut batch = Vec::new();
        if jobs.lock().await.recv_many(&mut batch, MAX_BATCH).await == 0 {
            return;
        }
        let run = async {
            if batch.len() == 1 || !run_together(&database, role, &mut batch).await {
                join_all(batch.drain(..).map(|job| run_alone(&database, role, job))).await;
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
        Ok(write.run(&conn, role).await?)
    };
    // Whoever asked may have gone.
    let _ = done.send(outcome.await);
}

/// Runs the jobs in one transaction and empties the list. If one of them fails, nothing is changed, the list
/// is as it was, and false is returned.
async fn run_together(database: &Database, role: Role, batch: &mut Vec<Job>) -> bool {
    let Ok(mut conn) = database.connection(role).await else { return false };
    let conn = conn.deref_mut();
    let outcomes = match in_transaction(conn, role, batch).await {
        Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
        // Whether the commit was made is unknown.
        Err(_) if conn.is_broken() => {
            Vec::from_iter(batch.iter().map(|_| Err(ApiError::outcome_unknown())))
        }
        Err(_) => return false,
    };
    for (job, outcome) in batch.drain(..).zip(outcomes) {
        let _ = job.done.send(outcome);
    }
    true
}

async fn in_transaction(
    conn: &mut AsyncPgConnection,
    role: Role,
    batch: &[Job],
) -> QueryResult<Vec<Value>> {
    AnsiTransactionManager::begin_transaction(conn).await?;
    // All are sent at once, in this order.
    let outcomes = try_join_all(batch.iter().map(|job| job.write.run(conn, role))).await;
    match outcomes {
        Ok(outcomes) => {
            AnsiTransactionManager::commit_transaction(conn).await?;
            Ok(outcomes)
        }
        Err(error) => {
            // If this fails too, the connection is broken, which also rolls back.
            let _ = AnsiTransactionManager::rollback_transaction(conn).await;
            Err(error)
        }
    }
}
