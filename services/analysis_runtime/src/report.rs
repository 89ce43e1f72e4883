//! The facts that a projection reports; the rest of a chart follows from its description.

use shared::chart::{Figure, Finding, Mark, Note, Point, Series, TimeRange, Unit};

/// The part of a [`shared::chart::Chart`] that only the projection knows.
#[derive(Clone, Debug, PartialEq)]
pub struct Report {
    /// What the values of the drawn series count or measure.
    pub unit: Unit,
    pub finding: Option<Finding>,
    /// First the number that answers the question.
    pub figures: Vec<Figure>,
    /// What the labels are: `hour`, `day`, `month` or `category`.
    pub axis: &'static str,
    /// All series have points with the same labels in the same order.
    pub series: Vec<Series>,
    pub notes: Vec<Note>,
    /// The period of the query in absolute times.
    pub time_range: Option<TimeRange>,
}

/// A number of tickets.
pub fn tickets_figure(name: &str, tickets: usize) -> Figure {
    figure(name, Some(tickets as f64), Unit::Tickets)
}

/// A length of time; absent where there is nothing to measure.
pub fn seconds_figure(name: &str, seconds: Option<f64>) -> Figure {
    figure(name, seconds, Unit::Seconds)
}

fn figure(name: &str, value: Option<f64>, unit: Unit) -> Figure {
    Figure { name: name.to_owned(), value, unit, detail: None, tickets: None }
}

/// One column of the table.
pub fn series(
    name: &str,
    unit: Unit,
    mark: Mark,
    points: impl IntoIterator<Item = Point>,
) -> Series {
    Series { name: name.to_owned(), unit, mark, points: points.into_iter().collect() }
}
