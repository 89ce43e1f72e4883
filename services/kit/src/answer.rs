//! What a projection has to say; the rest of a chart is known from its description.

use shared::chart::{Figure, Mark, Point, Series, Unit};

/// The part of a `shared::chart::Chart` that only the projection knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// What the values of the drawn series count or measure.
    pub unit: Unit,
    /// The result in one sentence.
    pub finding: String,
    /// First the number that answers the question.
    pub figures: Vec<Figure>,
    /// What the labels are, as the heading of the table's first column.
    pub axis: String,
    /// All series have points with the same labels in the same order.
    pub series: Vec<Series>,
    /// What a reader should know before believing it.
    pub notes: Vec<String>,
}

/// A number of tickets with a card of its own.
pub fn tickets_figure(name: &str, title: impl Into<String>, tickets: usize) -> Figure {
    let value = Some(tickets as f64);
    Figure { name: name.into(), title: title.into(), value, unit: Unit::Tickets }
}

/// A stretch of time with a card of its own; absent where there is nothing to measure.
pub fn seconds_figure(name: &str, title: impl Into<String>, seconds: Option<f64>) -> Figure {
    Figure { name: name.into(), title: title.into(), value: seconds, unit: Unit::Seconds }
}

/// One column of the table. The points come as label, value and whether the value can still change.
pub fn series(
    name: &str,
    title: impl Into<String>,
    unit: Unit,
    mark: Mark,
    points: impl IntoIterator<Item = (String, Option<f64>, bool)>,
) -> Series {
    let point = |(label, value, provisional)| Point { label, value, provisional };
    let points = points.into_iter().map(point).collect();
    Series { name: name.into(), title: title.into(), unit, mark, points }
}
