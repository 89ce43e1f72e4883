//! Where an axis has its marks.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use shared::chart::Mark;

use crate::labelled_chart::{LabelledSeries, NumberFormat};

/// An axis of values from 0 to `top`.
#[derive(Clone, Debug, PartialEq)]
pub struct Scale {
    pub top: f64,
    pub marks: Vec<f64>,
    numbers: NumberFormat,
}

impl Scale {
    /// The scale on which all drawn values find room, with at most `max_steps` steps.
    pub fn fitting(series: &[&LabelledSeries], numbers: &NumberFormat, max_steps: u32) -> Self {
        let largest = largest(series);
        let step = step(largest, max_steps, numbers.whole);
        let steps = (largest / step).ceil().max(1.0);
        let marks: Vec<f64> = (0..=steps as u32).map(|mark| f64::from(mark) * step).collect();
        let whole = marks.iter().all(|mark| mark.fract() == 0.0);
        Self { top: steps * step, marks, numbers: NumberFormat { whole, ..numbers.clone() } }
    }

    /// The text of a mark, without decimals where no mark has any.
    pub fn mark(&self, value: f64) -> String {
        self.numbers.format(value)
    }
}

impl Ranged for Scale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, (from, to): (i32, i32)) -> i32 {
        from + (value / self.top * f64::from(to - from)).round() as i32
    }

    fn key_points<H: KeyPointHint>(&self, _: H) -> Vec<f64> {
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

    fn key_points<H: KeyPointHint>(&self, _: H) -> Vec<f64> {
        Vec::new()
    }

    fn range(&self) -> Range<f64> {
        0.0..self.0.max(1) as f64
    }
}

fn largest(series: &[&LabelledSeries]) -> f64 {
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
pub fn drawn_as(series: &[LabelledSeries], mark: Mark) -> Vec<(u8, &LabelledSeries)> {
    let drawn = series.iter().filter(|it| it.mark != Mark::TableOnly).zip(0_u8..);
    drawn.filter(|(it, _)| it.mark == mark).map(|(it, number)| (number, it)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labelled_chart::tests::{english, point, series};

    fn scale(whole: bool, values: &[Option<f64>]) -> Scale {
        let points = values.iter().map(|value| point("x", *value)).collect();
        Scale::fitting(&[&series(Mark::Bar, points)], &english(whole), 5)
    }

    #[test]
    fn tickets_are_marked_in_whole_numbers() {
        assert_eq!(scale(true, &[Some(3.0)]).marks, [0.0, 1.0, 2.0, 3.0]);
        assert_eq!(scale(true, &[Some(47.0)]).top, 50.0);
        assert_eq!(scale(true, &[Some(23.0)]).marks.len(), 6);
    }

    #[test]
    fn durations_have_decimals_where_a_mark_needs_them() {
        let days = scale(false, &[Some(12.3), None]);
        assert_eq!((days.top, days.mark(days.top)), (15.0, "15".to_owned()));
        let hours = scale(false, &[Some(2.5)]);
        assert_eq!(hours.mark(hours.marks[1]), "0.5");
    }

    #[test]
    fn an_axis_without_values_has_room_for_one() {
        assert_eq!(scale(true, &[]).marks, [0.0, 1.0]);
        assert_eq!(scale(true, &[Some(0.0)]).top, 1.0);
    }
}
