use analysis_runtime::report::{series, tickets_figure};
use analysis_runtime::{LogEntry, Projection, Query, Report};
use chrono::{DateTime, Utc};
use jiff::tz::TimeZone;
use shared::analysis::{Analysis, Parameter};
use shared::chart::{ChartKind, Mark, Point, TimeRange, Unit};

/// Counts its events: one that is missed or comes twice shows. The time range says what time it is.
#[derive(Debug)]
pub struct Tally {
    events: usize,
}

impl Projection for Tally {
    fn analysis() -> Analysis {
        let parameters = vec![Parameter::Flag { name: "loud".into(), default: false }];
        Analysis { name: "tally".into(), parameters, kind: ChartKind::Bars }
    }

    fn new(_: TimeZone) -> Self {
        Self { events: 0 }
    }

    fn apply(&mut self, _: &LogEntry) {
        self.events += 1;
    }

    fn extra_route(&self, name: &str, _: DateTime<Utc>) -> Option<serde_json::Value> {
        (name == "count").then(|| self.events.into())
    }

    fn report(&self, query: &Query, now: DateTime<Utc>) -> Report {
        let points = [Point::new("all", Some(self.events as f64))];
        let mark = if query.has_flag("loud") { Mark::Bar } else { Mark::TableOnly };
        Report {
            unit: Unit::Tickets,
            finding: None,
            figures: vec![tickets_figure("events", self.events)],
            axis: "category",
            series: vec![series("events", Unit::Tickets, mark, points)],
            notes: Vec::new(),
            time_range: Some(TimeRange { from: now, to: now }),
        }
    }
}
