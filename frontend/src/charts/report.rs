use chrono::DateTime;
use leptos::prelude::*;
use shared::chart::{AsOf, Chart};

use crate::live_query::Loaded;

/// What an analysis reported: as a value, and as the JSON from which it is drawn.
#[derive(Clone, Debug)]
pub struct Report {
    pub chart: Chart,
    pub json: String,
}

impl PartialEq for Report {
    fn eq(&self, other: &Self) -> bool {
        self.json == other.json
    }
}

/// The chart of a report without its times, so that it differs only when its numbers do.
pub fn facts(report: Loaded<Report>) -> Memo<Chart> {
    Memo::new(move |_| {
        let as_of = AsOf { position: 0, time: DateTime::UNIX_EPOCH };
        report.with(|report| Chart { as_of, time_range: None, ..report.chart.clone() })
    })
}
