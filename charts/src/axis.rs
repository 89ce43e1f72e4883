//! The axes of a drawing: where they end, and where they have which labels.

use std::ops::Range;

use plotters::coord::ranged1d::{
    BoldPoints, KeyPointHint, NoDefaultFormatting, Ranged, ValueFormatter,
};
use plotters::coord::types::RangedCoordf64;

use crate::labelled_chart::{LabelledChart, NumberFormat};

const MAX_TICKS: usize = 6;
/// What is larger is drawn like this, so that every value can be computed with.
const MAX_VALUE: f64 = 1e15;

/// An axis of plotters from 0 to `end` with ticks of our own.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub end: f64,
    pub ticks: Vec<Tick>,
}

/// A place on an axis with a label.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub place: f64,
    pub label: String,
}

impl Axis {
    /// The axis on which all drawn values find room; it ends in a tick.
    pub fn of_values(chart: &LabelledChart) -> Self {
        let drawn = chart.drawn().into_iter();
        let values = drawn.flat_map(|series| &series.points).filter_map(|point| point.value);
        let largest = values.fold(0.0, f64::max).min(MAX_VALUE);
        let step = step(largest, chart.numbers.whole);
        let steps = (largest / step).ceil().max(1.0) as u32;
        // Without decimals where no tick has any.
        let whole = step.fract() == 0.0;
        let numbers = NumberFormat { whole, ..chart.numbers.clone() };
        let tick = |tick| {
            let place = f64::from(tick) * step;
            Tick { place, label: numbers.format(place) }
        };
        Self { end: f64::from(steps) * step, ticks: (0..=steps).map(tick).collect() }
    }

    /// A value inside the axis.
    pub const fn clamp(&self, value: f64) -> f64 {
        // `clamp` of the standard library would bring the code that writes decimal numbers.
        value.max(0.0).min(self.end)
    }
}

/// The distance that plotters gives the ticks of these values, but at least that of numbers as they are written.
fn step(largest: f64, is_whole: bool) -> f64 {
    let ticks = RangedCoordf64::from(0.0..largest).key_points(BoldPoints(MAX_TICKS));
    let step = ticks.get(1).map_or(1.0, |second| second - ticks[0]);
    step.max(if is_whole { 1.0 } else { 0.1 })
}

impl Ranged for Axis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, place: &f64, limits: (i32, i32)) -> i32 {
        RangedCoordf64::from(self.range()).map(place, limits)
    }

    fn key_points<H: KeyPointHint>(&self, kind: H) -> Vec<f64> {
        let ticks = self.ticks.iter().filter(|_| !kind.weight().allow_light_points());
        ticks.map(|tick| tick.place).collect()
    }

    fn range(&self) -> Range<f64> {
        0.0..self.end
    }
}

impl ValueFormatter<f64> for Axis {
    fn format_ext(&self, place: &f64) -> String {
        let tick = self.ticks.iter().find(|tick| tick.place == *place);
        tick.map(|tick| tick.label.clone()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use shared::chart::{ChartKind, Mark};

    use super::*;
    use crate::labelled_chart::tests::{english, point, series};
    use crate::tests::chart;

    fn axis(whole: bool, values: &[Option<f64>]) -> Axis {
        let points = values.iter().map(|value| point("x", *value)).collect();
        let chart = chart(ChartKind::Columns, vec![series(Mark::Bar, points)]);
        Axis::of_values(&LabelledChart { numbers: english(whole), ..chart })
    }

    fn labels(whole: bool, values: &[Option<f64>]) -> Vec<String> {
        axis(whole, values).ticks.into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn tickets_are_counted_in_whole_numbers() {
        assert_eq!(labels(true, &[Some(1.0)]), ["0", "1"]);
        assert_eq!(labels(true, &[Some(3.0)]), ["0", "1", "2", "3"]);
        assert_eq!(axis(true, &[Some(47.0)]).end, 50.0);
        assert_eq!(axis(true, &[Some(23.0)]).ticks.len(), 6);
    }

    #[test]
    fn durations_have_decimals_where_a_tick_needs_them() {
        assert_eq!(axis(false, &[Some(12.3), None]).end, 15.0);
        assert_eq!(labels(false, &[Some(12.3), None]), ["0", "5", "10", "15"]);
        assert_eq!(labels(false, &[Some(2.5)])[..2], ["0.0", "0.5"]);
    }

    #[test]
    fn an_axis_without_values_has_room_for_one() {
        assert_eq!(labels(true, &[]), ["0", "1"]);
        assert_eq!(axis(true, &[Some(0.0)]).end, 1.0);
    }
}
