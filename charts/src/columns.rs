//! Upright bars side by side, for points in time.

use plotters::prelude::*;
use plotters::style::text_anchor::{HPos, Pos, VPos};
use shared::chart::Mark;

use crate::drawing::{Ink, Shape, link};
use crate::drawing_backend::{LABEL_SIZE, SvgBackend, colour, text_width};
use crate::labelled_chart::{LabelledPoint, LabelledSeries, NO_VALUE, NumberFormat};
use crate::notes::{NOTE_LINE, notes};
use crate::scale::{Places, Scale, drawn_as};

/// Room for the labels below, in pixels.
const FOOT: i32 = 28;
const MARGIN: i32 = 8;
const MAX_STEPS: u32 = 5;
/// What is narrower has no room for bars.
const MIN_WIDTH: u32 = 120;

type Plot<'a> = DrawingArea<SvgBackend<'a>, Cartesian2d<Places, Scale>>;
type Drawn = Result<Vec<Shape>, Box<dyn std::error::Error>>;

/// How much higher a drawing is for what stands below its labels.
pub fn notes_height(series: &[LabelledSeries], width: u32) -> u32 {
    notes(&series.iter().collect::<Vec<_>>(), width).height()
}

/// Draws all series that have bars or ticks. All of them have the same labels.
pub fn columns(series: &[LabelledSeries], numbers: &NumberFormat, size: (u32, u32)) -> Vec<Shape> {
    let mut shapes = Vec::new();
    if size.0 < MIN_WIDTH {
        return shapes;
    }
    // The backend refuses nothing.
    let links = draw(series, numbers, size, &mut shapes).unwrap_or_default();
    shapes.extend(links);
    shapes
}

fn draw(
    series: &[LabelledSeries],
    numbers: &NumberFormat,
    size: (u32, u32),
    shapes: &mut Vec<Shape>,
) -> Drawn {
    let (bars, ticks) = (drawn_as(series, Mark::Bar), drawn_as(series, Mark::Tick));
    let drawn: Vec<&LabelledSeries> = bars.iter().chain(&ticks).map(|(_, it)| *it).collect();
    let scale = Scale::fitting(&drawn, numbers, MAX_STEPS);
    let labels = drawn.first().map_or(&[][..], |it| &it.points[..]);
    let widest = scale.marks.iter().map(|it| text_width(&scale.mark(*it))).max();

    let root = SvgBackend::new(size, shapes).into_drawing_area();
    let lines = notes(&drawn, size.0);
    let foot = size.1 as i32 - FOOT - MARGIN - lines.height() as i32;
    let left = (widest.unwrap_or_default() as i32).min(size.0 as i32 / 3) + MARGIN;
    let right = size.0 as i32 - MARGIN;
    let plot = root.apply_coord_spec(Cartesian2d::<Places, Scale>::new(
        Places(labels.len()),
        scale.clone(),
        (left..right, foot..MARGIN),
    ));
    for value in &scale.marks {
        let at = plot.map_coordinate(&(0.0, *value)).1;
        let ink = colour(if *value == 0.0 { Ink::Axis } else { Ink::Grid });
        root.draw(&PathElement::new(vec![(left, at), (right, at)], ink))?;
        root.draw(&Text::new(scale.mark(*value), (left - MARGIN, at), beside()))?;
    }
    let mut links = Vec::new();
    for (place, (number, series)) in bars.iter().enumerate() {
        let share = 0.72 / bars.len() as f64;
        for (at, point) in series.points.iter().enumerate() {
            let left = at as f64 + 0.14 + share * place as f64;
            let corner = plot.map_coordinate(&(left, scale.top));
            links.extend(area(point, corner, plot.map_coordinate(&(left + share, 0.0))));
            let Some(value) = point.value else { continue };
            let corners = [(left, value), (left + share, 0.0)];
            plot.draw(&Rectangle::new(corners, colour(bar(*number, point))))?;
        }
    }
    draw_ticks(&plot, &ticks)?;
    let names: Vec<String> = labels.iter().map(|it| it.label.clone()).collect();
    let every = every(&names, size.0);
    let below = LABEL_SIZE as i32;
    for (at, name) in names.into_iter().enumerate() {
        let foot = plot.map_coordinate(&(at as f64 + 0.5, 0.0));
        for (line, words) in lines.of(at).iter().enumerate() {
            let below = below + NOTE_LINE * (line as i32 + 1) + 2;
            root.draw(&Text::new(words.clone(), (foot.0, foot.1 + below), centred()))?;
        }
        if at.is_multiple_of(every) {
            // The first and the last may be wider than their places.
            let half = text_width(&name) as i32 / 2;
            let middle = foot.0.min(size.0 as i32 - half).max(half);
            root.draw(&Text::new(name, (middle, foot.1 + below), centred()))?;
        }
        if drawn.iter().all(|it| it.points.get(at).is_none_or(|it| it.value.is_none())) {
            root.draw(&Text::new(NO_VALUE, (foot.0, foot.1 - below), centred()))?;
        }
    }
    Ok(links)
}

fn draw_ticks(
    plot: &Plot,
    ticks: &[(u8, &LabelledSeries)],
) -> Result<(), Box<dyn std::error::Error>> {
    for (number, series) in ticks {
        for (at, point) in series.points.iter().enumerate() {
            let Some(value) = point.value else { continue };
            let ends = vec![(at as f64 + 0.06, value), (at as f64 + 0.94, value)];
            plot.draw(&PathElement::new(ends, colour(Ink::Tick(*number))))?;
        }
    }
    Ok(())
}

/// The link over the whole height above a bar's place, so that a low bar is easily met.
fn area(point: &LabelledPoint, corner: (i32, i32), opposite: (i32, i32)) -> Option<Shape> {
    link(point, corner, (opposite.0 - corner.0, opposite.1 - corner.1))
}

pub const fn bar(series: u8, point: &LabelledPoint) -> Ink {
    if point.provisional { Ink::ProvisionalBar(series) } else { Ink::Bar(series) }
}

pub fn label() -> TextStyle<'static> {
    ("sans-serif", LABEL_SIZE).with_color(colour(Ink::Label)).into_text_style(&(0, 0))
}

fn beside() -> TextStyle<'static> {
    label().pos(Pos::new(HPos::Right, VPos::Center))
}

fn centred() -> TextStyle<'static> {
    label().pos(Pos::new(HPos::Center, VPos::Center))
}

/// Which labels find room: every first, second, …
fn every(names: &[String], width: u32) -> usize {
    let widest = names.iter().map(|it| text_width(it)).max().unwrap_or_default() + 12;
    let room = (width.saturating_sub(60) / widest.max(1)).max(1) as usize;
    names.len().div_ceil(room).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::Side;
    use crate::labelled_chart::tests::{english, point, series as series_of};

    fn series(mark: Mark, values: &[Option<f64>]) -> LabelledSeries {
        let labelled = |(index, value): (usize, &Option<f64>)| LabelledPoint {
            provisional: index + 1 == values.len(),
            ..point(&format!("{:>3} 2026", index + 1), *value)
        };
        series_of(mark, values.iter().enumerate().map(labelled).collect())
    }

    fn columns(series: &[LabelledSeries], size: (u32, u32)) -> Vec<Shape> {
        super::columns(series, &english(false), size)
    }

    fn bars(shapes: &[Shape]) -> Vec<(Ink, i32)> {
        let bars = shapes.iter().filter_map(|it| match it {
            Shape::Rectangle { ink, size, .. } => Some((*ink, size.1)),
            _ => None,
        });
        bars.collect()
    }

    fn texts(shapes: &[Shape]) -> Vec<&str> {
        let texts = shapes.iter().filter_map(|it| match it {
            Shape::Text { text, .. } => Some(text.as_str()),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn a_bar_is_as_high_as_its_value_and_hatched_while_it_can_change() {
        let mean = series(Mark::Bar, &[Some(10.0), Some(5.0)]);
        let bars = bars(&columns(&[mean], (640, 320)));
        assert_eq!(
            bars.iter().map(|it| it.0).collect::<Vec<_>>(),
            [Ink::Bar(0), Ink::ProvisionalBar(0)]
        );
        assert!((bars[0].1 - 2 * bars[1].1).abs() <= 1, "{bars:?}");
    }

    #[test]
    fn a_missing_value_is_a_dash_and_no_bar() {
        let shapes = columns(&[series(Mark::Bar, &[None, Some(3_600.0)])], (640, 320));
        assert_eq!(bars(&shapes).len(), 1);
        assert!(texts(&shapes).contains(&"–"));
    }

    #[test]
    fn a_tick_is_a_line_and_what_is_only_for_the_table_is_not_drawn() {
        let tick = series(Mark::Tick, &[Some(60.0)]);
        let hidden = series(Mark::TableOnly, &[Some(60.0)]);
        let shapes = columns(&[tick, hidden], (640, 320));
        let is_tick = |it: &&Shape| matches!(it, Shape::Line { ink: Ink::Tick(0), .. });
        assert_eq!(shapes.iter().filter(is_tick).count(), 1);
        assert_eq!(bars(&shapes), []);
    }

    #[test]
    fn labels_do_not_run_into_each_other() {
        let many = series(Mark::Bar, &[Some(1.0); 12]);
        let narrow = columns(std::slice::from_ref(&many), (320, 200));
        let wide = columns(&[many], (1_200, 200));
        let months =
            |shapes: &[Shape]| texts(shapes).iter().filter(|it| it.contains("2026")).count();
        assert_eq!((months(&narrow), months(&wide)), (3, 12));
    }

    #[test]
    fn no_label_reaches_over_the_edge() {
        let label = |at: usize| format!("14 Mar {at:02}:00");
        let mut day = series(Mark::Bar, &[Some(1.0); 24]);
        day.points.iter_mut().enumerate().for_each(|(at, point)| point.label = label(at));
        for width in [200, 320, 960] {
            for shape in columns(std::slice::from_ref(&day), (width, 200)) {
                let Shape::Text { at, side: Side::Middle, text, .. } = shape else { continue };
                let half = text_width(&text) as i32 / 2;
                assert!(at.0 >= half && at.0 + half <= width as i32, "{text} at {}", at.0);
            }
        }
    }

    #[test]
    fn a_chart_without_points_or_room_draws_no_bars() {
        assert_eq!(bars(&columns(&[], (640, 320))), []);
        assert_eq!(bars(&columns(&[series(Mark::Bar, &[Some(1.0)])], (0, 0))).len(), 0);
    }
}
