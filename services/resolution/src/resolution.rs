//! How long it takes to close a ticket, by the month in which it was opened.

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use kit::calendar::Month;
use kit::{Answer, Asked, Change, Projection};
use shared::analysis::Analysis;
use shared::chart::ChartKind;
use shared::ids::TicketId;
use shared::ticket::Status;

use crate::cohort::Cohort;
use crate::expected::Lately;
use crate::report::{Months, report};

/// What is not closed yet, and what the closed tickets of each month took.
#[derive(Debug)]
pub struct Resolution {
    zone: Tz,
    /// When each unclosed ticket was opened.
    unclosed: HashMap<TicketId, DateTime<Utc>>,
    /// By opening month. Months in which nothing was opened may be missing.
    months: BTreeMap<Month, Cohort>,
    /// What was closed lately, whenever it was opened.
    lately: Lately,
}

impl Projection for Resolution {
    fn analysis() -> Analysis {
        Analysis {
            name: "resolution".into(),
            title: "Time to close by month".into(),
            question: "How long does it take to close a ticket, by the month of its opening?"
                .into(),
            definition: "For each calendar month, the tickets opened in it that are closed now: \
                the mean of closing time minus opening time in seconds, without rounding, and the \
                exact median, which half of them did not exceed, and the exact 90th percentile, \
                which nine in ten did not exceed; between two tickets both lie in proportion. \
                Months are those of the campus time zone. Tickets that are not closed yet have no closing time and are left out \
                of both; how many there are is said beside it."
                .into(),
            parameters: Vec::new(),
            kind: ChartKind::Columns,
        }
    }

    fn new(zone: Tz) -> Self {
        Self { zone, unclosed: HashMap::new(), months: BTreeMap::new(), lately: Lately::default() }
    }

    fn apply(&mut self, change: &Change) {
        if change.opens() {
            self.month_of(change.at).open();
            self.unclosed.insert(change.ticket, change.at);
        }
        if change.status == Status::Closed {
            // Nothing is known of a ticket whose opening was passed over.
            let Some(opened_at) = self.unclosed.remove(&change.ticket) else { return };
            let took = change.at - opened_at;
            self.month_of(opened_at).close(took);
            self.lately.close(change.ticket, change.at, change.category, took);
        }
    }

    fn answer(&self, _: &Asked, _: DateTime<Utc>) -> Answer {
        let first = self.months.first_key_value().map(|(month, _)| *month);
        let last = self.months.last_key_value().map(|(month, _)| *month);
        let months = std::iter::successors(first, |month| Some(month.next()));
        let months = months.take_while(|month| Some(*month) <= last);
        let nothing = Cohort::default();
        let cohorts = months.map(|month| (month, self.months.get(&month).unwrap_or(&nothing)));
        report(&Months { zone: self.zone, cohorts: cohorts.collect() })
    }

    fn aside(&self, name: &str, now: DateTime<Utc>) -> Option<serde_json::Value> {
        if name != "expected" {
            return None;
        }
        serde_json::to_value(self.lately.closing_times(now)).ok()
    }
}

impl Resolution {
    fn month_of(&mut self, opened_at: DateTime<Utc>) -> &mut Cohort {
        self.months.entry(Month::of(opened_at, self.zone)).or_default()
    }
}

#[cfg(test)]
mod tests;
