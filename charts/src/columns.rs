//! Upright bars side by side, for points in time.

use plotters::prelude::*;
use plotters::style::text_anchor::HPos;
use shared::chart::Mark;

use crate::axis::{Axis, Tick};
use crate::drawing_backend::{Drawn, LABEL_SIZE, SvgBackend, label_style, text_width};
use crate::labelled_chart::{LabelledChart, LabelledPoint, NO_VALUE};
use crate::notes::{NOTE_LINE, Notes};

/// Heights in pixels: of the drawing without notes, and of the labels below.
const HEIGHT: u32 = 280;
const FOOT: u32 = 28;
const MARGIN: u32 = 8;
/// What is narrower has no room for bars.
const MIN_WIDTH: u32 = 120;
/// The parts of a column's width: before its bars and ticks, and all its bars together.
const BEFORE_BARS: f64 = 0.14;
const BARS: f64 = 0.72;
const BEFORE_TICK: f64 = 0.06;

type Plot<'a, 'b> = ChartContext<'a, &'b SvgBackend, Cartesian2d<Axis, Axis>>;

/// Draws all series that have bars or ticks.
pub fn draw(chart: &LabelledChart, width: u32) -> SvgBackend {
    let notes = Notes::of(chart, width);
    let backend = SvgBackend::new((width, HEIGHT + notes.height()), &chart.hatch());
    if width >= MIN_WIDTH {
        // The backend refuses nothing.
        let _ = draw_columns(&backend, chart, &notes);
    }
    backend
}

fn draw_columns(backend: &SvgBackend, chart: &LabelledChart, notes: &Notes) -> Drawn {
    let axis = Axis::of_values(chart);
    let drawn = chart.drawn();
    let points = drawn.first().map_or(&[][..], |series| &series.points[..]);
    let columns = points.len().max(1) as f64;
    let middle = |index: usize| index as f64 + 0.5;
    let labels = points.iter().enumerate().step_by(label_step(points, backend.size().0));
    let labels =
        labels.map(|(index, point)| Tick { place: middle(index), label: point.label.clone() });
    let widest = axis.ticks.iter().map(|tick| text_width(&tick.label)).max();

    let root = backend.into_drawing_area();
    let mut plot = ChartBuilder::on(&root)
        .margin_top(MARGIN)
        .margin_right(MARGIN)
        .x_label_area_size(FOOT + notes.height())
        .y_label_area_size(widest.unwrap_or_default().min(backend.size().0 / 3) + MARGIN)
        .build_cartesian_2d(Axis { end: columns, ticks: labels.collect() }, axis.clone())?;
    backend.set_class("grid");
    plot.configure_mesh()
        .disable_x_mesh()
        .axis_style(TRANSPARENT)
        // Labels are twice as far away.
        .set_all_tick_mark_size(MARGIN / 2)
        .draw()?;
    backend.set_class("axis");
    plot.draw_series([PathElement::new(vec![(0.0, 0.0), (columns, 0.0)], BLACK)])?;

    draw_bars(&mut plot, backend, chart, &axis)?;
    draw_ticks(&mut plot, backend, chart, &axis)?;

    let style = label_style(HPos::Center);
    for index in 0..points.len() {
        let (x, y) = plot.backend_coord(&(middle(index), 0.0));
        for (line, note) in (1..).zip(notes.below(index)) {
            let y = y + (MARGIN + LABEL_SIZE / 2 + NOTE_LINE * line) as i32;
            root.draw(&Text::new(note.as_str(), (x, y), style.clone()))?;
        }
        if drawn.iter().all(|it| it.points.get(index).is_none_or(|point| point.value.is_none())) {
            root.draw(&Text::new(NO_VALUE, (x, y - LABEL_SIZE as i32), style.clone()))?;
        }
    }
    Ok(())
}

fn draw_bars(plot: &mut Plot, backend: &SvgBackend, chart: &LabelledChart, axis: &Axis) -> Drawn {
    let bars = chart.drawn_as(Mark::Bar);
    let width = BARS / bars.len() as f64;
    for (place, series) in bars.iter().enumerate() {
        for (index, point) in series.points.iter().enumerate() {
            let left = index as f64 + BEFORE_BARS + width * place as f64;
            if let Some(value) = point.value {
                let corners = [(left, axis.clamp(value)), (left + width, 0.0)];
                backend.set_bar_class(series, point);
                plot.draw_series([Rectangle::new(corners, BLACK.filled())])?;
            }
            if let Some(link) = &point.link {
                // The whole height above a bar's place, so that a low bar is easily met.
                let corners = [(left, axis.end), (left + width, 0.0)];
                let [corner, opposite] = corners.map(|place| plot.backend_coord(&place));
                backend.add_link(link, corner, opposite);
            }
        }
    }
    Ok(())
}

fn draw_ticks(plot: &mut Plot, backend: &SvgBackend, chart: &LabelledChart, axis: &Axis) -> Drawn {
    for series in chart.drawn_as(Mark::Tick) {
        backend.set_class(&series.tick_class());
        plot.draw_series(series.points.iter().enumerate().filter_map(|(index, point)| {
            let (value, left) = (axis.clamp(point.value?), index as f64 + BEFORE_TICK);
            let right = (index + 1) as f64 - BEFORE_TICK;
            Some(PathElement::new(vec![(left, value), (right, value)], BLACK))
        }))?;
    }
    Ok(())
}

/// Which labels find room: every first, second, …
fn label_step(points: &[LabelledPoint], width: u32) -> usize {
    let widest = points.iter().map(|point| text_width(&point.label)).max().unwrap_or_default() + 12;
    let room = (width.saturating_sub(60) / widest).max(1) as usize;
    points.len().div_ceil(room).max(1)
}

#[cfg(test)]
mod tests {
    use shared::chart::ChartKind;

    use super::*;
    use crate::labelled_chart::LabelledSeries;
    use crate::labelled_chart::tests::{english, point, series as series_of};
    use crate::tests::{attributes, chart, texts};

    fn series(mark: Mark, values: &[Option<f64>]) -> LabelledSeries {
        let labelled = |(index, value): (usize, &Option<f64>)| LabelledPoint {
            provisional: index + 1 == values.len(),
            ..point(&format!("{:>3} 2026", index + 1), *value)
        };
        series_of(mark, values.iter().enumerate().map(labelled).collect())
    }

    fn columns(series: &[LabelledSeries], width: u32) -> String {
        let chart = chart(ChartKind::Columns, series.to_vec());
        draw(&LabelledChart { numbers: english(false), ..chart }, width).into_parts().0
    }

    /// The class and the height of each bar.
    fn bars(shapes: &str) -> Vec<(String, i32)> {
        let bars = attributes(shapes, "rect", ["class", "height"]).into_iter();
        bars.map(|[class, height]| (class, height.parse().unwrap())).collect()
    }

    #[test]
    fn a_bar_is_as_high_as_its_value_and_hatched_while_it_can_change() {
        let mean = series(Mark::Bar, &[Some(10.0), Some(5.0)]);
        let bars = bars(&columns(&[mean], 640));
        let classes: Vec<&str> = bars.iter().map(|(class, _)| class.as_str()).collect();
        assert_eq!(classes, ["bar series-0", "bar provisional series-0"]);
        assert!((bars[0].1 - 2 * bars[1].1).abs() <= 1, "{bars:?}");
    }

    #[test]
    fn a_missing_value_is_a_dash_and_no_bar() {
        let shapes = columns(&[series(Mark::Bar, &[None, Some(3_600.0)])], 640);
        assert_eq!(bars(&shapes).len(), 1);
        assert!(texts(&shapes).contains(&"–".to_owned()));
    }

    #[test]
    fn a_tick_is_a_line_and_what_is_only_for_the_table_is_not_drawn() {
        let tick = series(Mark::Tick, &[Some(60.0)]);
        let hidden = series(Mark::TableOnly, &[Some(60.0)]);
        let shapes = columns(&[tick, hidden], 640);
        let lines = attributes(&shapes, "line", ["class"]);
        let is_tick = |[class]: &&[String; 1]| class.as_str() == "tick series-0";
        assert_eq!(lines.iter().filter(is_tick).count(), 1);
        assert_eq!(bars(&shapes), []);
    }

    #[test]
    fn axis_and_grid_have_classes_of_their_own_and_no_line_is_drawn_twice() {
        let lines = columns(&[series(Mark::Bar, &[Some(2.0)])], 640);
        let classes: Vec<_> = attributes(&lines, "line", ["class"]).concat();
        assert_eq!(classes.iter().filter(|class| *class == "axis").count(), 1);
        assert!(classes.iter().filter(|class| *class == "grid").count() >= 3, "{classes:?}");
    }

    #[test]
    fn labels_do_not_run_into_each_other() {
        let many = series(Mark::Bar, &[Some(1.0); 12]);
        let months = |width| {
            let shapes = columns(std::slice::from_ref(&many), width);
            texts(&shapes).iter().filter(|text| text.contains("2026")).count()
        };
        assert_eq!((months(320), months(1_200)), (3, 12));
    }

    #[test]
    fn no_label_reaches_over_the_edge() {
        let label = |at: usize| format!("14 Mar {at:02}:00");
        let mut day = series(Mark::Bar, &[Some(1.0); 24]);
        day.points.iter_mut().enumerate().for_each(|(at, point)| point.label = label(at));
        for width in [200, 320, 960] {
            let shapes = columns(std::slice::from_ref(&day), width);
            let places = attributes(&shapes, "text", ["x", "text-anchor"]);
            for ([x, anchor], text) in places.into_iter().zip(texts(&shapes)) {
                let (x, half) = (x.parse::<i32>().unwrap(), text_width(&text) as i32 / 2);
                let is_inside = x >= half && x + half <= width as i32;
                assert!(anchor != "middle" || is_inside, "{text} at {x}");
            }
        }
    }

    #[test]
    fn a_chart_without_points_or_room_draws_no_bars() {
        assert_eq!(bars(&columns(&[], 640)), []);
        assert_eq!(bars(&columns(&[series(Mark::Bar, &[Some(1.0)])], 0)), []);
    }
}
