//! Where the log stands, asked once for all requests that wait to know.

use std::sync::Arc;

use shared::role::Role;
use tokio::sync::{Notify, watch};
use tokio::time::Instant;

use crate::db::DedicatedConnection;
use crate::db::events::{self, Head};

/// A position of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogPosition {
    /// Counts the logs: another epoch is another one, and another connection may lead to one.
    log: u64,
    last: i64,
}

#[cfg(test)]
impl LogPosition {
    pub const fn at(last: i64) -> Self {
        Self { log: 1, last }
    }
}

#[derive(Clone, Copy)]
struct Reading {
    started_at: Instant,
    /// Absent when it failed.
    position: Option<LogPosition>,
}

pub struct LogPositionReader {
    demand: Arc<Notify>,
    latest: watch::Receiver<Reading>,
}

impl LogPositionReader {
    pub fn start(database_url: &str) -> Self {
        let conn = DedicatedConnection::new(database_url, Role::Helpdesk);
        let (sender, latest) =
            watch::channel(Reading { started_at: Instant::now(), position: None });
        let demand = Arc::new(Notify::new());
        tokio::spawn(read_on_demand(conn, Arc::clone(&demand), sender));
        Self { demand, latest }
    }

    /// The position by a reading that starts after this call, none when the database does not answer.
    pub async fn read(&self) -> Option<LogPosition> {
        let now = Instant::now();
        let mut latest = self.latest.clone();
        self.demand.notify_one();
        let reading = latest.wait_for(|reading| reading.started_at >= now).await;
        reading.ok()?.position
    }
}

async fn read_on_demand(
    mut conn: DedicatedConnection,
    demand: Arc<Notify>,
    latest: watch::Sender<Reading>,
) {
    let (mut log, mut identity) = (0, None);
    loop {
        demand.notified().await;
        let started_at = Instant::now();
        let head = conn.run(async |conn| events::head(conn).await).await;
        let position = head.ok().map(|Head { epoch, last, .. }| {
            if identity.replace((conn.opened(), epoch)) != Some((conn.opened(), epoch)) {
                log += 1;
            }
            LogPosition { log, last }
        });
        if latest.send(Reading { started_at, position }).is_err() {
            return;
        }
    }
}
