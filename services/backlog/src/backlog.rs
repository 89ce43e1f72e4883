//! Which tickets of a period are not closed yet.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, TimeDelta, Utc};
use chrono_tz::Tz;
use kit::ordered::Ordered;
use kit::{Answer, Asked, Change, Projection};
use shared::analysis::{Analysis, Parameter, Period, PeriodRange, PeriodUnit};
use shared::chart::{ChartKind, Stretch, TicketFilter};
use shared::ids::TicketId;
use shared::ticket::Status;

use crate::buckets::Grain;
use crate::report::{Counts, Row, report};

const DEFAULT: Period = Period { last: 24, unit: PeriodUnit::Hours };

/// What is not closed yet, and when everything was opened. Times are microseconds since 1970.
#[derive(Debug)]
pub struct Backlog {
    zone: Tz,
    /// When each unclosed ticket was opened.
    opened_at: HashMap<TicketId, i64>,
    /// The unclosed tickets by opening time.
    unclosed: BTreeMap<(i64, TicketId), Status>,
    /// When the tickets were opened, the closed ones too.
    openings: Ordered,
}

impl Projection for Backlog {
    fn analysis() -> Analysis {
        let period = |last, unit| Period { last, unit };
        let (hours, days) = (PeriodUnit::Hours, PeriodUnit::Days);
        Analysis {
            name: "backlog".into(),
            title: "Still open from a period".into(),
            question: "Which part of the tickets opened recently is not closed yet?".into(),
            definition: "The tickets that were opened in the period up to now and whose status is \
                open or active. Now is the time on the clock of the database; a day has 24 hours. \
                Beside it: all tickets opened in the period, whatever became of them, how many of \
                the unclosed ones are open and active, and how many were opened in the period \
                before: the one of the same length that ends where this one begins."
                .into(),
            parameters: vec![Parameter::Period {
                title: "Opened in the last".into(),
                ranges: vec![
                    PeriodRange { unit: hours, max: 8_760 },
                    PeriodRange { unit: days, max: 3_650 },
                ],
                default: DEFAULT,
                presets: vec![
                    period(1, hours),
                    period(8, hours),
                    DEFAULT,
                    period(3, days),
                    period(7, days),
                    period(30, days),
                ],
            }],
            kind: ChartKind::Columns,
        }
    }

    fn new(zone: Tz) -> Self {
        let (opened_at, unclosed) = (HashMap::new(), BTreeMap::new());
        Self { zone, opened_at, unclosed, openings: Ordered::default() }
    }

    fn apply(&mut self, change: &Change) {
        if change.opens() {
            let at = change.at.timestamp_micros();
            self.openings.add(at);
            self.opened_at.insert(change.ticket, at);
        }
        // Nothing is known of a ticket whose opening was passed over.
        let Some(&at) = self.opened_at.get(&change.ticket) else { return };
        if change.status == Status::Closed {
            self.opened_at.remove(&change.ticket);
            self.unclosed.remove(&(at, change.ticket));
        } else {
            self.unclosed.insert((at, change.ticket), change.status);
        }
    }

    fn answer(&self, asked: &Asked, now: DateTime<Utc>) -> Answer {
        let period = asked.period().unwrap_or(DEFAULT);
        let length = TimeDelta::seconds(period.seconds());
        let (grain, from) = (Grain::for_stretch(length), now - length);
        let micros = |it: DateTime<Utc>| it.timestamp_micros();
        report(&Counts {
            period,
            stretch: Stretch { from, to: now },
            grain,
            rows: self.rows(grain, from, now),
            opened_before: self.openings.from(micros(from - length))
                - self.openings.from(micros(from)),
        })
    }
}

impl Backlog {
    /// What was opened from a time on, cut into buckets. Every ticket is in exactly one of them.
    fn rows(&self, grain: Grain, from: DateTime<Utc>, now: DateTime<Utc>) -> Vec<Row> {
        let buckets = grain.buckets(from, now, self.zone);
        // Nothing counts before `from`, wherever its hour or day began. The last bucket has no end:
        // an import can bring openings that the clock of the database has yet to reach.
        let starts: Vec<DateTime<Utc>> = buckets.iter().map(|it| it.start.max(from)).collect();
        let ends = starts.iter().skip(1).copied().map(Some).chain([None]);
        let first = (from.timestamp_micros(), TicketId(i64::MIN));
        let mut unclosed = self.unclosed.range(first..).peekable();
        let mut rows = Vec::with_capacity(buckets.len());
        for ((bucket, &start), end) in buckets.into_iter().zip(&starts).zip(ends) {
            let tickets = TicketFilter::default().opened(Some(start), end);
            let end = end.map(|it| it.timestamp_micros());
            let after = end.map_or(0, |end| self.openings.from(end));
            let opened = self.openings.from(start.timestamp_micros()) - after;
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
