//! Where an axis has its marks.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use shared::chart::{Mark, Unit};

use crate::quantity::Measure;
use shared::chart::Series;

/// An axis of values from 0 to `top`, both in what the API counts, marked in a handy unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub measure: Measure,
    pub top: f64,
    pub marks: Vec<f64>,
}

impl Scale {
    /// The scale on which all drawn values find room, with at most `most` steps.
    pub fn fitting(series: &[&Series], most: u32) -> Self {
        let (largest, measure) = (largest(series), Self::measure_of(series));
        let step = step(largest / measure.size(), most, measure == Measure::Tickets);
        let steps = (largest / measure.size() / step).ceil().max(1.0);
        let mark = |at: u32| f64::from(at) * step * measure.size();
        let marks: Vec<f64> = (0..=steps as u32).map(mark).collect();
        Self { measure, top: steps * step * measure.size(), marks }
    }

    /// What the axis of these series is marked in.
    pub fn measure_of(series: &[&Series]) -> Measure {
        let unit = series.first().map_or(Unit::Tickets, |it| it.unit);
        Measure::fitting(unit, largest(series))
    }
}

impl Scale {
    /// The text of a mark, without decimals where no mark has any.
    pub fn mark(&self, value: f64) -> String {
        let is_whole = |it: &f64| (it / self.measure.size()).fract() == 0.0;
        let told = self.measure.number(value);
        match told.strip_suffix(".0") {
            Some(whole) if self.marks.iter().all(is_whole) => whole.to_owned(),
            _ => told,
        }
    }
}

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        from + (value / self.top * f64::from(to - from)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.marks.clone()
    }

    fn range(&self) -> Range<f64> {
        0.0..self.top
    }
}

/// An axis of so many places side by side; the middle of the first is 0.5.
pub struct Places(pub usize);

impl Ranged for Places {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, place: &f64, (from, to): (i32, i32)) -> i32 {
        from + (place / self.range().end * f64::from(to - from)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        Vec::new()
    }

    fn range(&self) -> Range<f64> {
        0.0..self.0.max(1) as f64
    }
}

fn largest(series: &[&Series]) -> f64 {
    let values = series.iter().flat_map(|it| &it.points).filter_map(|it| it.value);
    values.fold(0.0, f64::max)
}

/// The smallest of 1, 2, 5, 10, 20 … (or their tenths) of which `most` cover `largest`.
fn step(largest: f64, most: u32, is_whole: bool) -> f64 {
    let mut size = if is_whole { 1.0 } else { 0.1 };
    loop {
        for factor in [1.0, 2.0, 5.0] {
            let step = size * factor;
            if step * f64::from(most) >= largest || !largest.is_finite() {
                return step;
            }
        }
        size *= 10.0;
    }
}

/// The series that are drawn with this mark, each with its number among all drawn ones.
pub fn drawn_as(series: &[Series], mark: Mark) -> Vec<(u8, &Series)> {
    let drawn = series.iter().filter(|it| it.mark != Mark::TableOnly).zip(0_u8..);
    drawn.filter(|(it, _)| it.mark == mark).map(|(it, number)| (number, it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use shared::chart::Point;

    fn scale(unit: Unit, values: &[Option<f64>]) -> Scale {
        let point = |value: &Option<f64>| Point::new("x", *value);
        let points = values.iter().map(point).collect();
        Scale::fitting(
            &[&Series { name: "s".into(), title: "N".into(), unit, mark: Mark::Bar, points }],
            5,
        )
    }

    #[test]
    fn tickets_are_marked_in_whole_numbers() {
        assert_eq!(scale(Unit::Tickets, &[Some(3.0)]).marks, [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(scale(Unit::Tickets, &[Some(47.0)]).top, 50.0);
        assert_eq!(scale(Unit::Tickets, &[Some(23.0)]).marks.len(), 6);
    }

    #[test]
    fn durations_are_marked_in_one_handy_unit() {
        let days = scale(Unit::Seconds, &[Some(86_400.0 * 12.3), None]);
        assert_eq!((days.measure, days.top), (Measure::Days, 86_400.0 * 15.0));
        assert_eq!(days.mark(days.top), "15");
        let hours = scale(Unit::Seconds, &[Some(9_000.0)]);
        assert_eq!((hours.measure, hours.mark(hours.marks[1])), (Measure::Hours, "0.5".to_owned()));
    }

    #[test]
    fn an_axis_without_values_has_room_for_one() {
        assert_eq!(scale(Unit::Tickets, &[]).marks, [0.0, 1.0]);
        assert_eq!(scale(Unit::Tickets, &[Some(0.0)]).top, 1.0);
    }
}
