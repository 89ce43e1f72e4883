//! Draws the charts of the analyses as SVG.
//!
//! No input or output. The browser fetches the drawing as a module of its own (`lodge-charts`); of
//! the rest of this crate, which needs no plotters, it has a share in its first file.

pub mod address;
mod bars;
mod columns;
mod drawing;
pub mod label;
mod legend;
mod notes;
pub mod quantity;
mod scale;
mod sheet;
mod subject;
mod svg;

use shared::chart::ChartKind;

use legend::Legend;
pub use subject::Subject;
use svg::Sheet;

/// The height of upright bars in pixels.
const HEIGHT: u32 = 280;

/// How wide a drawing is that stands for itself.
const ALONE: u32 = 960;

/// A legend, and an `<svg>` element that is `width` CSS pixels wide and has the chart's title and
/// finding as its name, both as text for a page.
///
/// Colours come from a style sheet that knows the classes. Every word of the chart is escaped. A bar
/// whose tickets can be shown is a link to them.
pub fn draw(subject: &Subject, width: u32) -> String {
    let (height, shapes) = shapes(subject, width);
    let mut page = svg::legend(&Legend::of(&subject.series));
    page.push_str(&svg::svg(&sheet(subject, (width, height), None), &shapes));
    page
}

/// An SVG file with title, finding, legend and `foot` that needs no style sheet and leads nowhere.
pub fn alone(subject: &Subject, foot: &str) -> String {
    let (height, shapes) = shapes(subject, ALONE);
    let poster = svg::Poster { subject, foot };
    svg::svg(&sheet(subject, (ALONE, height), Some(poster)), &shapes)
}

fn sheet<'a>(subject: &'a Subject, size: (u32, u32), poster: Option<svg::Poster<'a>>) -> Sheet<'a> {
    let description = format!("{}. {}", subject.title, subject.finding);
    Sheet { description, size, id: format!("chart-{}", subject.name), poster }
}

fn shapes(subject: &Subject, width: u32) -> (u32, Vec<drawing::Shape>) {
    let series = &subject.series;
    match subject.kind {
        ChartKind::Columns => {
            let height = HEIGHT + columns::notes_height(series, width);
            (height, columns::columns(series, (width, height)))
        }
        ChartKind::Bars => (bars::height(series), bars::bars(series, width)),
    }
}

#[cfg(test)]
mod tests {
    use shared::chart::{Mark, TicketFilter, Unit};

    use super::*;
    use shared::chart::{Point, Series};

    fn subject(kind: ChartKind, label: &str, value: f64) -> Subject {
        let point = Point { provisional: true, ..Point::new(label, Some(value)) };
        let (unit, mark, points) = (Unit::Tickets, Mark::Bar, vec![point]);
        let series = vec![Series { name: "s".into(), title: "Opened".into(), unit, mark, points }];
        let (name, title) = ("backlog".into(), "Backlog".into());
        Subject { name, title, finding: "7 < 8 & \"rising\"".into(), kind, series }
    }

    #[test]
    fn a_drawing_is_an_image_with_a_name_and_a_size() {
        let svg = draw(&subject(ChartKind::Columns, "2026-03", 7.0), 640);
        let start = "<svg id=\"chart-backlog\" class=\"chart\" role=\"img\" \
            aria-label=\"Backlog. 7 &lt; 8 &amp; &quot;rising&quot;\" \
            viewBox=\"0 0 640 280\" width=\"640\" height=\"280\">";
        let legend =
            "<ul class=\"legend\"><li><span class=\"swatch bar series-0\"></span>Opened</li>";
        assert!(svg.starts_with(legend), "{svg}");
        assert!(svg.contains(start), "{svg}");
        assert!(svg.ends_with("</svg>"), "{svg}");
        assert!(svg.contains(">Mar 2026</text>"), "{svg}");
    }

    #[test]
    fn what_can_still_change_is_hatched_with_the_pattern_of_its_own_chart() {
        for kind in [ChartKind::Columns, ChartKind::Bars] {
            let svg = draw(&subject(kind, "2026-03", 7.0), 640);
            assert!(svg.contains("<pattern id=\"chart-backlog-hatch\" "), "{svg}");
            assert!(svg.contains(" class=\"bar provisional series-0\" "), "{svg}");
            assert!(svg.contains(" fill=\"url(#chart-backlog-hatch)\""), "{svg}");
        }
    }

    #[test]
    fn a_bar_with_tickets_is_a_link_that_says_what_it_is() {
        for kind in [ChartKind::Columns, ChartKind::Bars] {
            let mut subject = subject(kind, "2026-03", 7.0);
            assert!(draw(&subject, 640).contains(" role=\"img\" "), "no link, no group");
            let point = &mut subject.series[0].points[0];
            let tickets = TicketFilter {
                opened_from: Some("2026-03-01T00:00:00Z".into()),
                ..TicketFilter::default()
            };
            point.tickets = Some(tickets);
            point.note = Some("7 of 9 closed".into());
            let svg = draw(&subject, 640);
            assert!(svg.contains(" role=\"group\" "), "{svg}");
            let link = "<a class=\"spot\" href=\"/helpdesk?status=all&amp;opened_from=2026-03-01T00:00:00Z&amp;sort=newest\" \
                aria-label=\"Mar 2026: 7, 7 of 9 closed, may still change\">";
            assert!(svg.contains(link), "{svg}");
            assert!(!alone(&subject, "").contains("href"), "a file leads nowhere");
        }
    }

    #[test]
    fn a_file_has_its_own_colours_and_says_what_it_shows() {
        let svg = alone(&subject(ChartKind::Columns, "2026-03", 7.0), "As of <noon>");
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "), "{svg}");
        for text in [
            "<style>",
            ">Backlog</text>",
            "7 &lt; 8 &amp; &quot;rising&quot;",
            ">As of &lt;noon&gt;</text>",
            ">Opened</text>",
        ] {
            assert!(svg.contains(text), "{text}: {svg}");
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
