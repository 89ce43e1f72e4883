//! Which tickets of a period are not closed yet.

use std::collections::HashMap;

use analysis_runtime::ordered::Ordered;
use analysis_runtime::{LogEntry, Projection, Query, Report};
use chrono::{DateTime, TimeDelta, Utc};
use jiff::tz::TimeZone;
use shared::analysis::{Analysis, BACKLOG, Parameter, Period, PeriodRange, PeriodUnit};
use shared::chart::{ChartKind, TicketFilter, TimeRange};
use shared::ids::TicketId;
use shared::ticket::Status;

use crate::buckets::Grain;
use crate::report::{Counts, Row, report};

const DEFAULT_PERIOD: Period = Period { last: 24, unit: PeriodUnit::Hours };

/// When the tickets were opened, in microseconds since 1970. No ticket moves back, so a count of open or active ones
/// is a difference of two counts.
#[derive(Debug)]
pub struct Backlog {
    zone: TimeZone,
    /// What is not closed yet: when it was opened, and its status.
    unclosed: HashMap<TicketId, (i64, Status)>,
    /// The openings of all tickets.
    openings: Ordered,
    /// The openings of the tickets that are active or closed.
    begun: Ordered,
    /// The openings of the closed tickets.
    closed: Ordered,
}

impl Projection for Backlog {
    fn analysis() -> Analysis {
        let [hours, days] = [PeriodUnit::Hours, PeriodUnit::Days];
        let ranges = [(hours, 8_760), (days, 3_650)];
        let presets = [(1, hours), (8, hours), (24, hours), (3, days), (7, days), (30, days)];
        Analysis {
            name: BACKLOG.into(),
            parameters: vec![Parameter::Period {
                ranges: ranges.map(|(unit, max)| PeriodRange { unit, max }).into(),
                default: DEFAULT_PERIOD,
                presets: presets.map(|(last, unit)| Period { last, unit }).into(),
            }],
            kind: ChartKind::Columns,
        }
    }

    fn new(zone: TimeZone) -> Self {
        let [openings, begun, closed] = Default::default();
        Self { zone, unclosed: HashMap::new(), openings, begun, closed }
    }

    fn apply(&mut self, event: &LogEntry) {
        if event.opens() {
            let at = event.at.timestamp_micros();
            self.openings.add(at);
            self.unclosed.insert(event.ticket, (at, Status::Open));
        }
        // The opening of the ticket was skipped.
        let Some((at, status)) = self.unclosed.get_mut(&event.ticket) else { return };
        if *status == Status::Open && event.status != Status::Open {
            self.begun.add(*at);
        }
        *status = event.status;
        if *status == Status::Closed {
            self.closed.add(*at);
            self.unclosed.remove(&event.ticket);
        }
    }

    fn report(&self, query: &Query, now: DateTime<Utc>) -> Report {
        let period = query.period().unwrap_or(DEFAULT_PERIOD);
        let length = TimeDelta::seconds(period.seconds());
        let (grain, from) = (Grain::for_length(length), now - length);
        let opened_since = |at: DateTime<Utc>| self.openings.count_from(at.timestamp_micros());
        report(&Counts {
            period,
            range: TimeRange { from, to: now },
            grain,
            rows: self.rows(grain, from, now),
            opened_before: opened_since(from - length) - opened_since(from),
        })
    }
}

impl Backlog {
    /// What was opened from a time on, cut into buckets. Every ticket is in exactly one of them.
    fn rows(&self, grain: Grain, from: DateTime<Utc>, now: DateTime<Utc>) -> Vec<Row> {
        let buckets = grain.buckets(from, now, &self.zone);
        // Nothing counts before `from`, wherever its hour or day began. The last bucket has no end:
        // an import can bring openings that the clock of the database has yet to reach.
        let starts: Vec<DateTime<Utc>> =
            buckets.iter().map(|bucket| bucket.start.max(from)).collect();
        let ends = starts.iter().skip(1).copied().map(Some).chain([None]);
        let mut rows = Vec::with_capacity(buckets.len());
        for ((bucket, &start), end) in buckets.into_iter().zip(&starts).zip(ends) {
            let count = |openings: &Ordered| {
                let from = |bound: DateTime<Utc>| openings.count_from(bound.timestamp_micros());
                from(start) - end.map_or(0, from)
            };
            let [opened, begun, closed] = [&self.openings, &self.begun, &self.closed].map(count);
            let (open, active) = (opened - begun, begun - closed);
            let tickets = TicketFilter::default().opened(Some(start), end);
            rows.push(Row { label: bucket.label, opened, open, active, tickets });
        }
        rows
    }
}

#[cfg(test)]
mod tests;
