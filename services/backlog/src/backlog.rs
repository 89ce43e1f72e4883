//! Which tickets of a period are not closed yet.

use std::collections::{BTreeMap, HashMap};

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

/// What is not closed yet, and when everything was opened. Times are microseconds since 1970.
#[derive(Debug)]
pub struct Backlog {
    zone: TimeZone,
    /// When each unclosed ticket was opened.
    opened_at: HashMap<TicketId, i64>,
    /// The unclosed tickets by opening time.
    unclosed: BTreeMap<(i64, TicketId), Status>,
    /// When the tickets were opened, the closed ones too.
    openings: Ordered,
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
        let (opened_at, unclosed) = (HashMap::new(), BTreeMap::new());
        Self { zone, opened_at, unclosed, openings: Ordered::default() }
    }

    fn apply(&mut self, event: &LogEntry) {
        if event.opens() {
            let at = event.at.timestamp_micros();
            self.openings.add(at);
            self.opened_at.insert(event.ticket, at);
        }
        // The opening of the ticket was skipped.
        let Some(&at) = self.opened_at.get(&event.ticket) else { return };
        if event.status == Status::Closed {
            self.opened_at.remove(&event.ticket);
            self.unclosed.remove(&(at, event.ticket));
        } else {
            self.unclosed.insert((at, event.ticket), event.status);
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
        let first = (from.timestamp_micros(), TicketId(i64::MIN));
        let mut unclosed = self.unclosed.range(first..).peekable();
        let mut rows = Vec::with_capacity(buckets.len());
        for ((bucket, &start), end) in buckets.into_iter().zip(&starts).zip(ends) {
            let tickets = TicketFilter::default().opened(Some(start), end);
            let end = end.map(|end| end.timestamp_micros());
            let after = end.map_or(0, |end| self.openings.count_from(end));
            let opened = self.openings.count_from(start.timestamp_micros()) - after;
            let mut row = Row { label: bucket.label, opened, open: 0, active: 0, tickets };
            let is_before = |at: i64| end.is_none_or(|end| at < end);
            while let Some((_, status)) = unclosed.next_if(|((at, _), _)| is_before(*at)) {
                match status {
                    Status::Open => row.open += 1,
                    Status::Active | Status::Closed => row.active += 1,
                }
            }
            rows.push(row);
        }
        rows
    }
}

#[cfg(test)]
mod tests;
