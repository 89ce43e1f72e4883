//! Draws the charts of the analyses as SVG.
//!
//! No input or output. The browser fetches the drawing as a module of its own (`lodge-charts`); of
//! the rest of this crate, which needs no plotters, it has a share in its first file.

mod bars;
mod columns;
mod drawing;
pub mod label;
pub mod legend;
pub mod quantity;
mod scale;
mod sheet;
mod svg;

use serde::{Deserialize, Serialize};
use shared::chart::{Chart, ChartKind, Series};

/// The height of upright bars in pixels.
const HEIGHT: u32 = 280;

/// What a drawing shows of a [`Chart`], and no more: the module that draws stays small.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Subject {
    name: String,
    title: String,
    finding: String,
    kind: ChartKind,
    series: Vec<Series>,
}

impl From<&Chart> for Subject {
    fn from(chart: &Chart) -> Self {
        let Chart { name, title, finding, kind, series, .. } = chart.clone();
        Self { name, title, finding, kind, series }
    }
}

/// An `<svg>` element, `width` CSS pixels wide, with the chart's title and finding as its name.
///
/// Colours come from a style sheet that knows the classes. Every word of the chart is escaped.
pub fn draw(subject: &Subject, width: u32) -> String {
    let Subject { name, title, finding, kind, series } = subject;
    let (height, shapes) = match kind {
        ChartKind::Columns => (HEIGHT, columns::columns(series, (width, HEIGHT))),
        ChartKind::Bars => (bars::height(series), bars::bars(series, width)),
    };
    svg::svg(&format!("{title}. {finding}"), (width, height), &format!("hatch-{name}"), &shapes)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use shared::chart::{AsOf, Mark, Point, Series, Unit};

    use super::*;

    fn subject(kind: ChartKind, label: &str, value: f64) -> Subject {
        let point = Point { provisional: true, ..Point::new(label, Some(value)) };
        let series = Series {
            name: "opened".into(),
            title: "Opened".into(),
            unit: Unit::Tickets,
            mark: Mark::Bar,
            points: vec![point],
        };
        let chart = Chart {
            name: "backlog".into(),
            title: "Backlog".into(),
            kind,
            unit: Unit::Tickets,
            finding: "7 < 8 & \"rising\"".into(),
            figures: Vec::new(),
            axis: "Month".into(),
            series: vec![series],
            notes: Vec::new(),
            time_zone: "Europe/Berlin".into(),
            period: None,
            as_of: AsOf { position: 1, time: DateTime::UNIX_EPOCH },
        };
        Subject::from(&chart)
    }

    #[test]
    fn a_drawing_is_an_image_with_a_name_and_a_size() {
        let svg = draw(&subject(ChartKind::Columns, "2026-03", 7.0), 640);
        let start = "<svg class=\"chart\" role=\"img\" \
            aria-label=\"Backlog. 7 &lt; 8 &amp; &quot;rising&quot;\" \
            viewBox=\"0 0 640 280\" width=\"640\" height=\"280\">";
        assert!(svg.starts_with(start), "{svg}");
        assert!(svg.ends_with("</svg>"), "{svg}");
        assert!(svg.contains(">Mar 2026</text>"), "{svg}");
    }

    #[test]
    fn what_can_still_change_is_hatched_with_the_pattern_of_its_own_chart() {
        for kind in [ChartKind::Columns, ChartKind::Bars] {
            let svg = draw(&subject(kind, "2026-03", 7.0), 640);
            assert!(svg.contains("<pattern id=\"hatch-backlog\" "), "{svg}");
            assert!(svg.contains(" class=\"bar provisional series-0\" "), "{svg}");
            assert!(svg.contains(" fill=\"url(#hatch-backlog)\""), "{svg}");
        }
    }

    #[test]
    fn a_label_never_becomes_an_element() {
        let svg = draw(&subject(ChartKind::Bars, "</text><script>alert(1)</script>", 7.0), 640);
        assert!(!svg.contains("<script"), "{svg}");
        assert!(
            svg.contains(">&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;</text>"),
            "{svg}"
        );
    }

    #[test]
    fn lying_bars_are_as_high_as_they_need() {
        let svg = draw(&subject(ChartKind::Bars, "technical_it", 7.0), 400);
        assert!(svg.contains(" viewBox=\"0 0 400 56\" width=\"400\" height=\"56\""), "{svg}");
    }

    #[test]
    fn any_width_and_any_value_are_drawn_without_a_crash() {
        for kind in [ChartKind::Columns, ChartKind::Bars] {
            for width in [0, 1, 119, 120, 100_000] {
                for value in [0.0, -1.0, 1e300, f64::MAX] {
                    assert!(draw(&subject(kind, "", value), width).ends_with("</svg>"));
                }
            }
        }
    }
}
