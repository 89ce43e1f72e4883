//! Horizontal bars below each other, for named things.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use shared::chart::Mark;

use crate::columns::{bar, label};
use crate::drawing::{Ink, Shape, link};
use crate::drawing_backend::{SvgBackend, colour};
use crate::labelled_chart::{LabelledSeries, NumberFormat};
use crate::scale::{Scale, drawn_as};

/// Heights in pixels: of a name, of one bar, and of the space after the bars of a name.
const NAME: i32 = 24;
const BAR: i32 = 18;
const GAP: i32 = 14;
/// Room for the value behind the longest bar.
const VALUE: i32 = 56;

type Drawn = Result<Vec<Shape>, Box<dyn std::error::Error>>;

/// How high the drawing is.
pub fn height(series: &[LabelledSeries]) -> u32 {
    let names = series.first().map_or(0, |it| it.points.len()) as i32;
    let bars = drawn_as(series, Mark::Bar).len() as i32;
    (names * (NAME + bars * BAR + GAP)).max(BAR).unsigned_abs()
}

/// Draws each name with its bars below it and the value at the end of each.
pub fn bars(series: &[LabelledSeries], numbers: &NumberFormat, width: u32) -> Vec<Shape> {
    let mut shapes = Vec::new();
    // The backend refuses nothing.
    let links = draw(series, numbers, width, &mut shapes).unwrap_or_default();
    shapes.extend(links);
    shapes
}

fn draw(
    series: &[LabelledSeries],
    numbers: &NumberFormat,
    width: u32,
    shapes: &mut Vec<Shape>,
) -> Drawn {
    let drawn = drawn_as(series, Mark::Bar);
    let all: Vec<&LabelledSeries> = drawn.iter().map(|(_, it)| *it).collect();
    let scale = Scale::fitting(&all, numbers, 5);
    let root = SvgBackend::new((width, height(series)), shapes).into_drawing_area();
    let longest = (width as i32 - VALUE).max(1);
    let room = drawn.len() as i32 * BAR;

    let mut links = Vec::new();
    let names = all.first().map_or(&[][..], |it| &it.points[..]);
    for (at, name) in names.iter().enumerate() {
        let top = at as i32 * (NAME + room + GAP);
        root.draw(&Text::new(name.label.clone(), (0, top + NAME / 2), beside()))?;
        for (place, (number, series)) in drawn.iter().enumerate() {
            let top = top + NAME + place as i32 * BAR;
            let Some(point) = series.points.get(at) else { continue };
            let share = point.value.unwrap_or_default() / scale.top;
            let end = (share * f64::from(longest)).round() as i32;
            let corners = [(0, top), (end, top + BAR - 2)];
            root.draw(&Rectangle::new(corners, colour(bar(*number, point))))?;
            links.extend(link(point, (0, top - 1), (width as i32, BAR)));
            let value = numbers.format_value(point.value);
            root.draw(&Text::new(value, (end + 8, top + BAR / 2 - 1), beside()))?;
        }
        let foot = top + NAME + room;
        root.draw(&PathElement::new(vec![(0, top + NAME), (0, foot)], colour(Ink::Axis)))?;
    }
    Ok(links)
}

fn beside() -> TextStyle<'static> {
    label().pos(Pos::new(HPos::Left, VPos::Center))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::labelled_chart::tests::{english, point, series as series_of};

    fn series(values: [Option<f64>; 3]) -> LabelledSeries {
        let names = ["Facility management", "Technical IT", "Services complaints"];
        let points = names.into_iter().zip(values).map(|(name, value)| point(name, value));
        series_of(Mark::Bar, points.collect())
    }

    fn bars(series: &[LabelledSeries], width: u32) -> Vec<Shape> {
        super::bars(series, &english(true), width)
    }

    fn texts(shapes: &[Shape]) -> Vec<&str> {
        let texts = shapes.iter().filter_map(|it| match it {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn every_name_has_its_value_at_the_end_of_its_bar_and_zero_is_shown() {
        let shapes = bars(&[series([Some(10.0), Some(0.0), None])], 400);
        let expected =
            ["Facility management", "10", "Technical IT", "0", "Services complaints", "–"];
        assert_eq!(texts(&shapes), expected);
    }

    #[test]
    fn a_second_series_gets_bars_of_its_own() {
        let one = [series([Some(1.0); 3])];
        let two = [series([Some(1.0); 3]), series([Some(2.0); 3])];
        let count = |shapes: Vec<Shape>| {
            shapes.iter().filter(|it| matches!(it, Shape::Rectangle { .. })).count()
        };
        assert_eq!((count(bars(&one, 400)), count(bars(&two, 400))), (3, 6));
        assert!(height(&two) > height(&one));
    }
}
