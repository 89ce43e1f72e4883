//! Keeps the state up with the log, where the server can see it.

use std::time::Instant;

use shared::stream::StreamHello;
use tokio::sync::watch;

use super::ProjectionState;
use crate::client::ApiClient;
use crate::error::LogError;
use crate::log::RawEntry;
use crate::log_reader::{LogReader, NextRead, Step};
use crate::projection::Projection;

impl<P: Projection> LogReader for watch::Sender<ProjectionState<P>> {
    fn position(&self) -> i64 {
        self.borrow().position
    }

    async fn read_page(&mut self, client: &ApiClient) -> Result<Step, LogError> {
        let page = client.page_after(self.position()).await?;
        Ok(modify(self, |state, received_at| state.take_page(page, received_at))?)
    }

    fn take_hello(&mut self, hello: &StreamHello) -> Result<(), LogError> {
        modify(self, |state, received_at| state.take_hello(hello, received_at))
    }

    fn take_entry(&mut self, entry: RawEntry) -> Result<NextRead, LogError> {
        modify(self, |state, received_at| state.take_entry(entry, received_at))?;
        Ok(NextRead::Stream)
    }
}

/// Changes the state with something that was received just now.
fn modify<P, T>(
    sender: &watch::Sender<ProjectionState<P>>,
    change: impl FnOnce(&mut ProjectionState<P>, Instant) -> T,
) -> T {
    let received_at = Instant::now();
    let mut result = None;
    sender.send_modify(|state| result = Some(change(state, received_at)));
    result.expect("the closure above has run")
}
