//! A projection and its place in the log.

mod reader;

use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use jiff::tz::TimeZone;
use shared::analysis::Analysis;
use shared::chart::{AsOf, Chart, Note};
use shared::role::Role;
use shared::stream::StreamHello;

use crate::error::LogError;
use crate::log::{LogPage, PageError, RawEntry, check_clock};
use crate::log_reader::{Progress, Step};
use crate::projection::Projection;
use crate::query::Query;

/// A chart that rests on older data has a note about it.
const OUTDATED_AFTER: Duration = Duration::from_secs(20);

/// A projection and its place in the log. They move together or not at all.
#[derive(Debug)]
pub struct ProjectionState<P> {
    zone: TimeZone,
    projection: P,
    /// The last position that the projection has applied; 0 before the first.
    position: i64,
    /// How many events could not be understood.
    skipped: u64,
    /// Whether the head was reached since the log was begun.
    is_complete: bool,
    source: Option<Source>,
}

/// The log, as the last answer described it.
#[derive(Debug)]
struct Source {
    epoch: String,
    head: i64,
    /// The database's clock, and when it was read.
    clock: DateTime<Utc>,
    clock_read_at: Instant,
    /// When the log was last read to its head, or an event of it came.
    updated_at: Instant,
}

impl Source {
    /// What the database's clock shows at a time, to the microsecond, like every time in the log.
    fn clock_at(&self, time: Instant) -> DateTime<Utc> {
        let passed = time.saturating_duration_since(self.clock_read_at).as_micros();
        self.clock + TimeDelta::microseconds(i64::try_from(passed).unwrap_or_default())
    }

    fn now(&self) -> DateTime<Utc> {
        self.clock_at(Instant::now())
    }
}

impl<P: Projection> ProjectionState<P> {
    /// Nothing read yet.
    pub fn new(zone: TimeZone) -> Self {
        let projection = P::new(zone.clone());
        Self { zone, projection, position: 0, skipped: 0, is_complete: false, source: None }
    }

    /// Takes the page after the last position: all of it, or nothing.
    ///
    /// Another epoch, or a head before the last position, means that the log is another one (the
    /// database was restored, or another took over): the page is dropped, and the next must start at 0.
    fn take_page(&mut self, page: LogPage, received_at: Instant) -> Result<Step, PageError> {
        let is_another = self.source.as_ref().is_some_and(|source| source.epoch != page.epoch);
        if is_another || page.head < self.position {
            let is_first_page = self.position == 0;
            *self = Self::new(self.zone.clone());
            if !is_first_page {
                return Ok(Step::StartedAgain);
            }
        }
        let end = page.end(self.position, Role::Helpdesk)?;
        self.apply(page.items);
        self.position = end;
        self.is_complete |= end == page.head;
        self.source = Some(Source {
            epoch: page.epoch,
            head: page.head,
            clock: page.now,
            clock_read_at: received_at,
            updated_at: received_at,
        });
        Ok(if end < page.head { Step::More } else { Step::UpToDate })
    }

    fn take_hello(&mut self, hello: &StreamHello, received_at: Instant) -> Result<(), LogError> {
        check_clock(hello.now)?;
        let source = self.source.as_mut().filter(|source| source.epoch == hello.epoch);
        let source = source.filter(|_| hello.head >= self.position).ok_or(LogError::AnotherLog)?;
        source.clock = hello.now;
        (source.clock_read_at, source.updated_at) = (received_at, received_at);
        Ok(())
    }

    fn take_entry(&mut self, entry: RawEntry, received_at: Instant) -> Result<(), PageError> {
        let (found, expected) = (entry.position, self.position + 1);
        if !(1..=expected).contains(&found) {
            return Err(PageError::OutOfOrder { expected, found });
        }
        if found == expected {
            self.apply([entry]);
            self.position = found;
        }
        if let Some(source) = &mut self.source {
            source.updated_at = received_at;
            source.head = source.head.max(found);
        }
        Ok(())
    }

    fn apply(&mut self, entries: impl IntoIterator<Item = RawEntry>) {
        let mut skipped = Vec::new();
        for entry in entries {
            let position = entry.position;
            match entry.complete() {
                Some(event) => self.projection.apply(&event),
                None => skipped.push(position),
            }
        }
        if let Some(first) = skipped.first() {
            let events = skipped.len();
            tracing::warn!(first, events, "events that cannot be understood are skipped");
        }
        self.skipped += skipped.len() as u64;
    }

    pub fn progress(&self) -> Progress {
        let position = self.position;
        match &self.source {
            Some(_) if self.is_complete => Progress::Ready { position },
            Some(source) => Progress::CatchingUp { position, head: source.head },
            None => Progress::Waiting,
        }
    }

    /// The chart for a query.
    ///
    /// # Errors
    /// Until the head of the log has been reached for the first time.
    pub fn chart(&self, analysis: &Analysis, query: &Query) -> Result<Chart, Progress> {
        let source = self.complete_source()?;
        let report = self.projection.report(query, source.now());
        let mut notes = report.notes;
        let age = source.updated_at.elapsed();
        if age > OUTDATED_AFTER {
            notes.push(Note::Outdated { seconds: age.as_secs_f64() });
        }
        if self.skipped > 0 {
            notes.push(Note::EventsSkipped { events: self.skipped });
        }
        Ok(Chart {
            name: analysis.name.clone(),
            kind: analysis.kind,
            unit: report.unit,
            finding: report.finding,
            figures: report.figures,
            axis: report.axis.to_owned(),
            series: report.series,
            notes,
            time_zone: self.zone.iana_name().unwrap_or("UTC").to_owned(),
            time_range: report.time_range,
            as_of: AsOf { position: self.position, time: source.clock_at(source.updated_at) },
        })
    }

    /// See [`Projection::extra_route`].
    ///
    /// # Errors
    /// Until the head of the log has been reached for the first time.
    pub fn extra_route(&self, name: &str) -> Result<Option<serde_json::Value>, Progress> {
        let source = self.complete_source()?;
        Ok(self.projection.extra_route(name, source.now()))
    }

    fn complete_source(&self) -> Result<&Source, Progress> {
        self.source.as_ref().filter(|_| self.is_complete).ok_or_else(|| self.progress())
    }
}

#[cfg(test)]
mod tests;
