//! Horizontal bars below each other, for named things.

use plotters::coord::types::RangedCoordi32;
use plotters::prelude::*;
use plotters::style::text_anchor::HPos;
use shared::chart::Mark;

use crate::axis::Axis;
use crate::drawing_backend::{Drawn, SvgBackend, label_style};
use crate::labelled_chart::LabelledChart;

/// Heights in pixels: of a name, of one bar, and of the space after the bars of a name.
const NAME: i32 = 24;
const BAR: i32 = 18;
const GAP: i32 = 14;
/// Room for the value behind the longest bar.
const VALUE: i32 = 56;

/// Draws each name with its bars below it and the value at the end of each.
pub fn draw(chart: &LabelledChart, width: u32) -> SvgBackend {
    let names = chart.series.first().map_or(0, |series| series.points.len()) as i32;
    let bars = chart.drawn_as(Mark::Bar).len() as i32;
    let height = (names * (NAME + bars * BAR + GAP)).max(BAR);
    let backend = SvgBackend::new((width, height.unsigned_abs()), &chart.hatch());
    // The backend refuses nothing.
    let _ = draw_bars(&backend, chart);
    backend
}

fn draw_bars(backend: &SvgBackend, chart: &LabelledChart) -> Drawn {
    let (width, height) = (backend.size().0 as i32, backend.size().1 as i32);
    let axis = Axis::of_values(chart);
    let bars = chart.drawn_as(Mark::Bar);
    let root = backend.into_drawing_area();
    // Down the drawing, pixels are counted.
    let plot = root.apply_coord_spec(Cartesian2d::<Axis, RangedCoordi32>::new(
        axis.clone(),
        0..height,
        (0..(width - VALUE).max(1), 0..height),
    ));
    let style = label_style(HPos::Left);

    let names = bars.first().map_or(&[][..], |series| &series.points[..]);
    let height = bars.len() as i32 * BAR;
    for (index, name) in names.iter().enumerate() {
        let top = index as i32 * (NAME + height + GAP);
        root.draw(&Text::new(name.label.as_str(), (0, top + NAME / 2), style.clone()))?;
        let top = top + NAME;
        for (place, series) in bars.iter().enumerate() {
            let top = top + place as i32 * BAR;
            let Some(point) = series.points.get(index) else { continue };
            let value = axis.clamp(point.value.unwrap_or_default());
            backend.set_bar_class(series, point);
            plot.draw(&Rectangle::new([(0.0, top), (value, top + BAR - 2)], BLACK.filled()))?;
            if let Some(link) = &point.link {
                backend.add_link(link, (0, top - 1), (width, top - 1 + BAR));
            }
            let text = chart.numbers.format_value(point.value);
            let (end, middle) = plot.map_coordinate(&(value, top + BAR / 2 - 1));
            root.draw(&Text::new(text, (end + 8, middle), style.clone()))?;
        }
        backend.set_class("axis");
        plot.draw(&PathElement::new(vec![(0.0, top), (0.0, top + height)], BLACK))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use shared::chart::ChartKind;

    use super::*;
    use crate::labelled_chart::LabelledSeries;
    use crate::labelled_chart::tests::{point, series as series_of};
    use crate::tests::{attributes, chart, texts};

    fn series(values: [Option<f64>; 3]) -> LabelledSeries {
        let names = ["Facility management", "Technical IT", "Services complaints"];
        let points = names.into_iter().zip(values).map(|(name, value)| point(name, value));
        series_of(Mark::Bar, points.collect())
    }

    fn bars(series: &[LabelledSeries]) -> SvgBackend {
        draw(&chart(ChartKind::Bars, series.to_vec()), 400)
    }

    #[test]
    fn every_name_has_its_value_at_the_end_of_its_bar_and_zero_is_shown() {
        let (shapes, _) = bars(&[series([Some(10.0), Some(0.0), None])]).into_parts();
        let expected =
            ["Facility management", "10", "Technical IT", "0", "Services complaints", "–"];
        assert_eq!(texts(&shapes), expected);
    }

    #[test]
    fn a_second_series_gets_bars_of_its_own() {
        let one = [series([Some(1.0); 3])];
        let two = [series([Some(1.0); 3]), series([Some(2.0); 3])];
        let count = |shapes: SvgBackend| attributes(&shapes.into_parts().0, "rect", ["x"]).len();
        assert_eq!((count(bars(&one)), count(bars(&two))), (3, 6));
        assert!(bars(&two).size().1 > bars(&one).size().1);
    }
}
