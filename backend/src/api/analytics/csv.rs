//! A chart's table as CSV (RFC 4180), safe to open in a spreadsheet.

use std::borrow::Cow;

use shared::chart::{Chart, Point};

use crate::spreadsheet::guarded;

/// One row for each label, one column for each series. An absent value is an empty cell.
///
/// # Errors
/// None in practice: the rows are written to memory.
pub fn rows(chart: &Chart) -> anyhow::Result<Vec<u8>> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    let names = chart.series.iter().map(|series| guarded(&series.name));
    csv.write_record(std::iter::once(guarded(&chart.axis)).chain(names).map(Cow::into_owned))?;
    let labels = chart.series.first().map_or(&[][..], |series| &series.points);
    for (row, Point { label, .. }) in labels.iter().enumerate() {
        let values = chart.series.iter().map(|series| value(series.points.get(row)));
        csv.write_record(std::iter::once(guarded(label).into_owned()).chain(values))?;
    }
    Ok(csv.into_inner()?)
}

fn value(point: Option<&Point>) -> String {
    point.and_then(|point| point.value).map(|value| value.to_string()).unwrap_or_default()
}
