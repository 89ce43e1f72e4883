//! Keeps what one role sees up with the API, whatever the API does.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::time::Duration;

use backon::{BackoffBuilder as _, ExponentialBuilder};
use chrono::{DateTime, Utc};
use shared::event::{Event, EventKind};
use shared::ids::TicketId;
use shared::page::FeedPage;
use shared::pulse::Pulse;
use tokio::sync::watch;

use crate::client::{AskError, Client};
use crate::reports::{KEPT, MOST, Report, Reports};
use crate::rule::strongest;

/// The pause at the end of the log.
const POLL: Duration = Duration::from_secs(1);
/// The pause after a first failure; it doubles with each further one.
const FIRST_PAUSE: Duration = Duration::from_millis(250);
/// Where the doubling ends.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// What one role sees, and its place in the log.
pub struct Follower {
    client: Client,
    reports: Reports,
    place: Option<Place>,
}

struct Place {
    epoch: String,
    position: i64,
}

/// Tells how things are for one role, again and again. A failed answer changes nothing: what was
/// told last stays.
pub async fn follow(client: Client, told: watch::Sender<Option<Pulse>>) -> Infallible {
    let mut follower = Follower::new(client);
    let pauses = || {
        let first = ExponentialBuilder::new().with_min_delay(FIRST_PAUSE);
        first.with_max_delay(LONGEST_PAUSE).without_max_times().with_jitter().build()
    };
    let mut failing = pauses();
    loop {
        let pause = match follower.catch_up().await {
            Ok(pulse) => {
                told.send_replace(Some(pulse));
                failing = pauses();
                POLL
            }
            Err(error) => {
                let pause = failing.next().unwrap_or(LONGEST_PAUSE);
                let role = follower.client.role();
                tracing::warn!(error = ?error, %role, ?pause, "{error}; trying again");
                pause
            }
        };
        tokio::time::sleep(pause).await;
    }
}

impl Follower {
    pub fn new(client: Client) -> Self {
        Self { client, reports: Reports::default(), place: None }
    }

    /// Reads what has happened since, or everything of the recent past if nothing is known yet or
    /// the log is another one than before; then says how things are.
    ///
    /// # Errors
    /// When the API does not answer as it should. It may be asked again.
    pub async fn catch_up(&mut self) -> Result<Pulse, AskError> {
        let now = loop {
            let Some(Place { epoch, position }) = &self.place else {
                self.begin().await?;
                continue;
            };
            let page = self.client.events(*position).await?;
            if page.epoch != *epoch || page.head < *position {
                tracing::warn!("the log is another one than before; reading everything again");
                self.place = None;
                continue;
            }
            let next = self.next_after(&page, *position)?;
            self.take_in(&page.items, page.now).await?;
            self.place = Some(Place { epoch: page.epoch, position: next });
            if next == page.head {
                break page.now;
            }
        };
        self.reports.forget_before(now - KEPT);
        Ok(Pulse { surge: strongest(&self.reports, self.client.role(), now), as_of: now })
    }

    /// All tickets of the recent past. The place is taken first, so that nothing falls in between.
    async fn begin(&mut self) -> Result<(), AskError> {
        let page = self.client.events(i64::MAX).await?;
        let mut reports = Reports::default();
        let (since, mut after) = (page.now - KEPT, None);
        loop {
            let part = self.client.tickets(after).await?;
            part.items.iter().for_each(|it| reports.put(Report::from(it)));
            let is_old = part.items.last().is_none_or(|it| it.opened_at < since);
            after = part.next.filter(|_| !is_old && reports.len() < MOST);
            if after.is_none() {
                break;
            }
        }
        self.reports = reports;
        self.place = Some(Place { epoch: page.epoch, position: page.head });
        Ok(())
    }

    fn next_after(&self, page: &FeedPage, after: i64) -> Result<i64, AskError> {
        let next = page.next.unwrap_or(page.head);
        let is_stuck = next <= after && page.head > after || next > page.head;
        if is_stuck { Err(AskError::Stuck { after, head: page.head }) } else { Ok(next) }
    }

    /// An event says that something changed; what it is now is read with the rights of the role.
    async fn take_in(&mut self, events: &[Event], now: DateTime<Utc>) -> Result<(), AskError> {
        let mut changed: BTreeSet<TicketId> = BTreeSet::new();
        for event in events {
            let is_of_interest = match event.kind {
                EventKind::Opened => event.at.is_none_or(|it| it >= now - KEPT),
                EventKind::MessagePosted | EventKind::Activated => false,
                _ => self.reports.knows(event.ticket) || changed.contains(&event.ticket),
            };
            if is_of_interest {
                changed.insert(event.ticket);
            }
        }
        for id in changed {
            match self.client.ticket(id).await? {
                Some(ticket) => self.reports.put(Report::from(&ticket)),
                None => self.reports.remove(id),
            }
        }
        Ok(())
    }
}
