//! Keeps what one role sees up with the API, whatever the API does.
//!
//! Pages of the log are the truth; its stream says when there are more.

use std::collections::BTreeSet;
use std::convert::Infallible;

use backon::ExponentialBackoff;
use kit::feed::{FeedError, News, Stream};
use kit::follow::Pace;
use shared::event::EventKind;
use shared::ids::TicketId;
use shared::pulse::Pulse;
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until, timeout, timeout_at};

use crate::client::{AskError, Client, Feed};
use crate::reports::{KEPT, MOST, Report, Reports};
use crate::rule::strongest;

/// With more tickets in a row that cannot be read it is not the tickets' fault.
const MOST_FAILURES: u32 = 3;

/// What one role sees, and its place in the log.
pub struct Follower {
    client: Client,
    pace: Pace,
    reports: Reports,
    place: Option<Place>,
    /// Tickets that have changed and could not be read yet.
    unread: BTreeSet<TicketId>,
    /// With the time when it last said something.
    stream: Option<(Stream, Instant)>,
    /// There is no use in listening before.
    listen_at: Instant,
    stream_pauses: ExponentialBackoff,
}

struct Place {
    epoch: String,
    position: i64,
}

/// Tells how things are for one role, again and again. A failed answer changes nothing: what was
/// told last stays.
pub async fn follow(client: Client, told: watch::Sender<Option<(Pulse, Instant)>>) -> Infallible {
    let pace = Pace::default();
    let mut follower = Follower::new(client, pace);
    let mut pauses = pace.pauses();
    loop {
        let began = Instant::now();
        match follower.catch_up().await {
            Ok(pulse) => {
                told.send_replace(Some((pulse, began)));
                pauses = pace.pauses();
                follower.wait().await;
                // However much is going on.
                sleep_until(began + pace.poll).await;
            }
            Err(error) => {
                let pause = pauses.next().unwrap_or(pace.longest_pause);
                let role = follower.client.role();
                tracing::warn!(error = ?error, %role, ?pause, "{error}; trying again");
                sleep(pause).await;
            }
        }
    }
}

impl Follower {
    pub fn new(client: Client, pace: Pace) -> Self {
        Self {
            client,
            stream_pauses: pace.stream_pauses(),
            pace,
            reports: Reports::default(),
            place: None,
            unread: BTreeSet::new(),
            stream: None,
            listen_at: Instant::now(),
        }
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
            let next = next_after(&page, *position)?;
            self.take_in(&page);
            self.place = Some(Place { epoch: page.epoch, position: next });
            if next == page.head {
                break page.now;
            }
        };
        self.read_tickets().await?;
        self.reports.forget_before(now - KEPT);
        Ok(Pulse { surge: strongest(&self.reports, self.client.role(), now), as_of: now })
    }

    /// Returns when there may be more in the log. After a while there is, as what is going on ends by
    /// itself.
    pub async fn wait(&mut self) {
        let Pace { poll, check, longest_stream_pause, .. } = self.pace;
        if Instant::now() < self.listen_at {
            return sleep(poll).await;
        }
        let Ok(heard) = timeout(check, self.hear()).await else { return };
        if let Err(end) = heard {
            let role = self.client.role();
            match end {
                // A farewell of the API, several times an hour.
                FeedError::Ended => tracing::debug!(%role, "{end}; listening again"),
                _ => tracing::warn!(error = ?end, %role, "{end}; asking for pages"),
            }
            self.stream = None;
            let pause = self.stream_pauses.next().unwrap_or(longest_stream_pause);
            self.listen_at = Instant::now() + pause;
            sleep(pause.min(poll)).await;
        }
    }

    /// Returns when the stream tells of something new.
    async fn hear(&mut self) -> Result<(), FeedError> {
        let Some(place) = &self.place else { return Ok(()) };
        let (stream, heard_at) = match &mut self.stream {
            Some(it) => it,
            none => none.insert((self.client.stream_after(place.position).await?, Instant::now())),
        };
        loop {
            let news = timeout_at(*heard_at + self.pace.silence, stream.next()).await;
            let news = news.map_err(|_| FeedError::Silent)??;
            *heard_at = Instant::now();
            match news {
                News::Change(line) if line.position() > place.position => return Ok(()),
                News::Hello(hello) if hello.epoch != place.epoch => return Ok(()),
                News::Hello(_) => self.stream_pauses = self.pace.stream_pauses(),
                News::Change(_) | News::Beat => {}
            }
        }
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
        self.unread.clear();
        self.place = Some(Place { epoch: page.epoch, position: page.head });
        Ok(())
    }

    /// Takes note of what has changed. What is gone is gone at once.
    fn take_in(&mut self, page: &Feed) {
        for line in &page.items {
            let id = line.ticket;
            match line.kind() {
                Some(EventKind::MessagePosted | EventKind::Activated) => {}
                Some(EventKind::Gone) => {
                    self.reports.remove(id);
                    self.unread.remove(&id);
                }
                Some(EventKind::Opened) if line.at.is_some_and(|it| it < page.now - KEPT) => {}
                Some(EventKind::Opened) => _ = self.unread.insert(id),
                _ if self.reports.knows(id) => _ = self.unread.insert(id),
                _ => {}
            }
        }
    }

    /// An event says that something changed; what it is now is read with the rights of the role. A
    /// ticket that cannot be read does not count until it can.
    async fn read_tickets(&mut self) -> Result<(), AskError> {
        let mut failures = 0;
        for id in self.unread.clone() {
            match self.client.ticket(id).await {
                Ok(ticket) => {
                    failures = 0;
                    match ticket {
                        Some(ticket) => self.reports.put(Report::from(&ticket)),
                        None => self.reports.remove(id),
                    }
                }
                Err(error) if failures == MOST_FAILURES => return Err(error),
                Err(error) => {
                    failures += 1;
                    tracing::warn!(%error, ticket = %id, "a ticket cannot be read");
                    self.reports.remove(id);
                    continue;
                }
            }
            self.unread.remove(&id);
        }
        Ok(())
    }
}

fn next_after(page: &Feed, after: i64) -> Result<i64, AskError> {
    let next = page.next.unwrap_or(page.head);
    let is_stuck = next <= after && page.head > after || next > page.head;
    if is_stuck { Err(AskError::Stuck { after, head: page.head }) } else { Ok(next) }
}
