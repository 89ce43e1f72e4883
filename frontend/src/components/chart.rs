//! The chart of an analysis' report, as a drawing and as a table.

mod figure;
mod labelled;
mod table;

use chrono::DateTime;
use leptos::prelude::*;
use shared::chart::{AsOf, Chart};

use crate::api::analytics::Report;
use crate::live_query::Loaded;
pub use figure::{ChartFigure, TableIfNotDrawn, renderer_unavailable};
pub use labelled::{frame_json, labelled_json};
pub use table::ChartTable;

/// The chart of a report without its times, so that it differs only when its numbers do.
pub fn facts(report: Loaded<Report>) -> Memo<Chart> {
    Memo::new(move |_| {
        let as_of = AsOf { position: 0, time: DateTime::UNIX_EPOCH };
        report.with(|report| Chart { as_of, time_range: None, ..report.chart.clone() })
    })
}
