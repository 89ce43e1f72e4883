//! How the log looked when the database was last asked.

use std::time::Duration;

use tokio::sync::watch;
use tokio::time::Instant;

use crate::db::events::Head;

/// How old may be what is told from memory: a ticket that was closed before that is known to be gone.
/// The log is asked twice as often.
const FRESH: Duration = Duration::from_secs(2);

#[derive(Clone, Copy)]
pub struct Sight {
    /// When the question was asked.
    pub asked_at: Instant,
    /// Nothing when there was no answer.
    pub head: Option<Head>,
}

impl Sight {
    /// Nobody has asked yet.
    pub fn nothing() -> watch::Sender<Self> {
        watch::Sender::new(Self { asked_at: Instant::now(), head: None })
    }

    pub fn is_fresh(&self) -> bool {
        self.head.is_some() && self.asked_at.elapsed() < FRESH
    }
}
