//! Keeps recent tickets up with the log of one role, with their texts, which the log does not contain.

use std::collections::BTreeSet;
use std::time::Duration;

use shared::event::EventKind;
use shared::ids::TicketId;
use shared::stream::StreamHello;
use shared::ticket::TicketSummary;
use tokio::sync::watch;
use tokio::time::{Instant, sleep_until};

use crate::client::{ApiClient, TICKETS_PER_PAGE};
use crate::error::LogError;
use crate::log::{LogPage, RawEntry, check_clock};
use crate::log_reader::{LogReader, NextRead, Progress, Step};
use crate::projection::TicketProjection;

/// If more tickets have changed, all recent ones are read again, which takes fewer requests.
const MAX_UNREAD: usize = 200;

/// More tickets in a row that cannot be read are not the fault of the tickets.
const MAX_FAILED_TICKETS: u32 = 3;

/// A report, and what it rests on.
#[derive(Clone, Debug)]
pub struct Published<R> {
    pub report: R,
    /// When the end of the log was asked for.
    pub requested_at: Instant,
    /// The position up to which the log was read.
    pub position: i64,
}

/// The last report; nothing before the tickets have been read once.
pub type LastReport<R> = watch::Receiver<Option<Published<R>>>;

/// The projection of one role, and its place in the log.
pub struct TicketReader<P: TicketProjection> {
    projection: P,
    place: Option<Place>,
    /// Tickets that have changed and could not be read yet.
    unread: BTreeSet<TicketId>,
    reports: watch::Sender<Option<Published<P::Report>>>,
    report_interval: Duration,
    /// Nothing is read before that time, however much happens.
    next_read_at: Instant,
}

struct Place {
    epoch: String,
    position: i64,
}

impl<P: TicketProjection> TicketReader<P> {
    /// Makes at most one report in each interval.
    pub fn new(report_interval: Duration) -> (Self, LastReport<P::Report>) {
        let (reports, last_report) = watch::channel(None);
        let (projection, unread) = (P::default(), BTreeSet::new());
        let next_read_at = Instant::now();
        let reader =
            Self { projection, place: None, unread, reports, report_interval, next_read_at };
        (reader, last_report)
    }

    /// Reads all recent tickets. The place in the log is taken first, so that nothing falls in between.
    async fn begin(&mut self, client: &ApiClient) -> Result<(), LogError> {
        let page = client.page_after(i64::MAX).await?;
        check_clock(page.now)?;
        let (since, mut projection) = (page.now - P::MAX_AGE, P::default());
        let (mut after, mut count) = (None, 0);
        loop {
            let tickets = client.tickets(after.as_deref()).await?;
            tickets.items.iter().for_each(|ticket| projection.put(ticket));
            count += tickets.items.len();
            let is_old = tickets.items.last().is_none_or(|ticket| ticket.opened_at < since);
            after = tickets.next.filter(|_| !is_old && count < P::MAX_TICKETS);
            if after.is_none() {
                break;
            }
        }
        self.projection = projection;
        self.unread.clear();
        self.place = Some(Place { epoch: page.epoch, position: page.head });
        Ok(())
    }

    /// Notes which tickets have changed. One that is gone for the role is forgotten at once.
    fn note_changes(&mut self, page: &LogPage) {
        let since = page.now - P::MAX_AGE;
        for entry in &page.items {
            let Some(id) = entry.ticket else { continue };
            match entry.kind {
                Some(
                    EventKind::MessagePosted
                    | EventKind::Activated
                    | EventKind::Affected
                    | EventKind::PhotoAdded,
                ) => {}
                Some(EventKind::Gone) => {
                    self.projection.remove(id);
                    self.unread.remove(&id);
                }
                Some(EventKind::Opened) if entry.at.is_some_and(|at| at < since) => {}
                Some(EventKind::Opened) => _ = self.unread.insert(id),
                _ if self.projection.contains(id) => _ = self.unread.insert(id),
                _ => {}
            }
        }
    }

    /// Reads the tickets that have changed, with the rights of the role. A ticket that cannot be read
    /// does not count until it can, and holds up no other.
    async fn read_tickets(&mut self, client: &ApiClient) -> Result<(), LogError> {
        let unread: Vec<TicketId> = self.unread.iter().copied().collect();
        let mut failures = 0;
        for ids in unread.chunks(TICKETS_PER_PAGE) {
            if let Ok(tickets) = client.tickets_of(ids).await {
                self.take(ids, &tickets);
                continue;
            }
            for id in ids {
                match client.tickets_of(&[*id]).await {
                    Ok(tickets) => {
                        failures = 0;
                        self.take(&[*id], &tickets);
                    }
                    Err(error) if failures == MAX_FAILED_TICKETS => return Err(error),
                    Err(error) => {
                        failures += 1;
                        tracing::warn!(error = ?error, ticket = %id, "a ticket cannot be read");
                        self.projection.remove(*id);
                    }
                }
            }
        }
        Ok(())
    }

    /// Takes in what was read of some tickets: those that are not there are gone for the role.
    fn take(&mut self, ids: &[TicketId], tickets: &[TicketSummary]) {
        for id in ids {
            match tickets.iter().find(|ticket| ticket.id == *id) {
                Some(ticket) => self.projection.put(ticket),
                None => self.projection.remove(*id),
            }
            self.unread.remove(id);
        }
    }
}

impl<P: TicketProjection> LogReader for TicketReader<P> {
    fn position(&self) -> i64 {
        self.place.as_ref().map_or(0, |place| place.position)
    }

    async fn read_page(&mut self, client: &ApiClient) -> Result<Step, LogError> {
        sleep_until(self.next_read_at).await;
        let requested_at = Instant::now();
        let Some(Place { epoch, position }) = &self.place else {
            self.begin(client).await?;
            return Ok(Step::More);
        };
        let page = client.page_after(*position).await?;
        if page.epoch != *epoch || page.head < *position {
            self.place = None;
            return Ok(Step::StartedAgain);
        }
        let position = page.end(*position, client.role())?;
        self.note_changes(&page);
        self.place = Some(Place { epoch: page.epoch, position });
        if self.unread.len() > MAX_UNREAD {
            self.begin(client).await?;
            return Ok(Step::More);
        }
        if position < page.head {
            return Ok(Step::More);
        }
        self.read_tickets(client).await?;
        self.projection.remove_opened_before(page.now - P::MAX_AGE);
        let report = self.projection.report(client.role(), page.now);
        self.reports.send_replace(Some(Published { report, requested_at, position }));
        self.next_read_at = requested_at + self.report_interval;
        Ok(Step::UpToDate)
    }

    fn take_hello(&mut self, hello: &StreamHello) -> Result<(), LogError> {
        let place = self.place.as_ref().filter(|place| place.epoch == hello.epoch);
        place.filter(|place| hello.head >= place.position).ok_or(LogError::AnotherLog)?;
        Ok(())
    }

    fn take_entry(&mut self, entry: RawEntry) -> Result<NextRead, LogError> {
        let is_new = entry.position > self.position();
        Ok(if is_new { NextRead::Page } else { NextRead::Stream })
    }
}

/// How far the reports of a role are.
pub fn progress<R>(last_report: &LastReport<R>) -> Progress {
    match &*last_report.borrow() {
        Some(Published { position, .. }) => Progress::Ready { position: *position },
        None => Progress::Waiting,
    }
}
