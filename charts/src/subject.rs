//! What a drawing shows of a chart.

use serde::Deserialize;
use shared::chart::{ChartKind, Series};

/// What is drawn of a `shared::chart::Chart`, read from its JSON. It has none of its times, so that the
/// module that draws needs no calendar.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Subject {
    pub name: String,
    pub title: String,
    pub finding: String,
    pub kind: ChartKind,
    pub series: Vec<Series>,
}
