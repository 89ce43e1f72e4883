//! How long it takes to close a ticket, by the month in which it was opened.

use std::collections::{BTreeMap, HashMap};

use analysis_runtime::calendar::Month;
use analysis_runtime::{LogEntry, Projection, Query, Report};
use chrono::{DateTime, Utc};
use jiff::tz::TimeZone;
use shared::analysis::{Analysis, RESOLUTION};
use shared::chart::ChartKind;
use shared::ids::TicketId;
use shared::ticket::Status;

use crate::cohort::Cohort;
use crate::report::{Months, report};
use crate::resolution_times::RecentClosings;

/// What is not closed yet, and what the closed tickets of each month took.
#[derive(Debug)]
pub struct Resolution {
    zone: TimeZone,
    /// When each unclosed ticket was opened.
    unclosed: HashMap<TicketId, DateTime<Utc>>,
    /// By opening month. Months in which nothing was opened may be missing.
    months: BTreeMap<Month, Cohort>,
    /// The tickets of the last months, whenever they were opened.
    recent_closings: RecentClosings,
}

impl Projection for Resolution {
    fn analysis() -> Analysis {
        Analysis { name: RESOLUTION.into(), parameters: Vec::new(), kind: ChartKind::Columns }
    }

    fn new(zone: TimeZone) -> Self {
        let (unclosed, months) = (HashMap::new(), BTreeMap::new());
        Self { zone, unclosed, months, recent_closings: RecentClosings::default() }
    }

    fn apply(&mut self, event: &LogEntry) {
        if event.opens() {
            self.month_of(event.at).open();
            self.unclosed.insert(event.ticket, event.at);
        }
        if event.status == Status::Closed {
            // The opening of the ticket may have been skipped.
            let Some(opened_at) = self.unclosed.remove(&event.ticket) else { return };
            let took = event.at - opened_at;
            self.month_of(opened_at).close(took);
            self.recent_closings.add(event.ticket, event.at, event.category, took);
        }
    }

    fn report(&self, _: &Query, _: DateTime<Utc>) -> Report {
        let first = self.months.first_key_value().map(|(month, _)| *month);
        let last = self.months.last_key_value().map(|(month, _)| *month);
        let months = std::iter::successors(first, |month| Some(month.next()));
        let months = months.take_while(|month| Some(*month) <= last);
        let nothing = Cohort::default();
        let cohorts = months.map(|month| (month, self.months.get(&month).unwrap_or(&nothing)));
        report(&Months { zone: &self.zone, cohorts: cohorts.collect() })
    }

    fn extra_route(&self, name: &str, now: DateTime<Utc>) -> Option<serde_json::Value> {
        if name != "resolution-times" {
            return None;
        }
        serde_json::to_value(self.recent_closings.quantiles(now)).ok()
    }
}

impl Resolution {
    fn month_of(&mut self, opened_at: DateTime<Utc>) -> &mut Cohort {
        self.months.entry(Month::of(opened_at, &self.zone)).or_default()
    }
}

#[cfg(test)]
mod tests;
