//! What a projection has to say; the rest of a chart is known from its description.

use shared::chart::{Figure, Mark, Point, Series, Stretch, Unit};

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
    /// What a period that was asked for has come to.
    pub period: Option<Stretch>,
}

/// A number of tickets with a card of its own.
pub fn tickets_figure(name: &str, title: impl Into<String>, tickets: usize) -> Figure {
    figure(name, title.into(), Some(tickets as f64), Unit::Tickets)
}

/// A stretch of time with a card of its own; absent where there is nothing to measure.
pub fn seconds_figure(name: &str, title: impl Into<String>, seconds: Option<f64>) -> Figure {
    figure(name, title.into(), seconds, Unit::Seconds)
}

fn figure(name: &str, title: String, value: Option<f64>, unit: Unit) -> Figure {
    Figure { name: name.into(), title, value, unit, note: None, tickets: None }
}

/// One column of the table.
pub fn series(
    name: &str,
    title: impl Into<String>,
    unit: Unit,
    mark: Mark,
    points: impl IntoIterator<Item = Point>,
) -> Series {
    let points = points.into_iter().collect();
    Series { name: name.into(), title: title.into(), unit, mark, points }
}
