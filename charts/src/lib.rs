//! Draws the charts of the analyses, and QR codes, as SVG.
//!
//! No input or output, and no words: every text of a drawing comes with the chart. The browser fetches this
//! as a module of its own (`lodge-charts`).

mod axis;
mod bars;
mod columns;
mod drawing_backend;
mod escape;
mod labelled_chart;
mod legend;
mod notes;
mod qr_code;
mod svg;

use shared::chart::ChartKind;

use drawing_backend::SvgBackend;
pub use labelled_chart::{
    Colours, Frame, LabelledChart, LabelledPoint, LabelledSeries, Link, NumberFormat,
};
use legend::Legend;
pub use qr_code::qr_code;
#[cfg(feature = "testing")]
pub use qr_code::testing;

/// The width of a standalone drawing in pixels.
const STANDALONE_WIDTH: u32 = 960;

/// A legend, and an `<svg>` element that is `width` CSS pixels wide and has the chart's title and
/// finding as its name, both as text for a page.
///
/// Colours come from a style sheet that knows the classes. Every text of the chart is escaped.
pub fn draw(chart: &LabelledChart, width: u32) -> String {
    Legend::of(chart).html() + &svg::inline_svg(chart, drawing(chart, width))
}

/// An SVG file with title, finding, legend and frame that needs no style sheet and has no links.
pub fn draw_standalone(chart: &LabelledChart, frame: &Frame) -> String {
    svg::standalone_svg(chart, frame, drawing(chart, STANDALONE_WIDTH))
}

fn drawing(chart: &LabelledChart, width: u32) -> SvgBackend {
    match chart.kind {
        ChartKind::Columns => columns::draw(chart, width),
        ChartKind::Bars => bars::draw(chart, width),
    }
}

#[cfg(test)]
pub mod tests {
    use shared::chart::Mark;

    use super::*;
    use crate::labelled_chart::tests::{english, point, series};

    pub fn chart(kind: ChartKind, series: Vec<LabelledSeries>) -> LabelledChart {
        LabelledChart {
            name: "backlog".into(),
            title: "Backlog".into(),
            finding: "7 < 8 & \"rising\"".into(),
            kind,
            unit: None,
            provisional: "may still change".into(),
            numbers: english(true),
            series,
        }
    }

    /// The footer and some colours of a file.
    fn frame() -> Frame {
        let colour = |text: &str| text.to_owned();
        let colours = Colours {
            background: colour("white"),
            text: colour("black"),
            text_muted: colour("gray"),
            axis: colour("gray"),
            grid: colour("silver"),
            hatch: colour("green"),
            hatch_background: colour("white"),
            series: vec![colour("#0000ff")],
        };
        Frame { footer: "As of <noon>".into(), colours }
    }

    /// These attributes of each element of that name that has them all.
    pub fn attributes<const N: usize>(
        svg: &str,
        element: &str,
        names: [&str; N],
    ) -> Vec<[String; N]> {
        let start = format!("<{element} ");
        let elements = svg.split(&start).skip(1);
        let of = |element: &str| {
            let tag = element.split('>').next()?;
            let value = |name: &str| {
                let rest = format!(" {tag}").split_once(&format!(" {name}=\""))?.1.to_owned();
                rest.split('"').next().map(str::to_owned)
            };
            names.iter().map(|name| value(name)).collect::<Option<Vec<_>>>()?.try_into().ok()
        };
        elements.filter_map(of).collect()
    }

    /// The contents of all texts.
    pub fn texts(svg: &str) -> Vec<String> {
        let texts = svg.split("<text ").skip(1).filter_map(|it| it.split(['>', '<']).nth(1));
        texts.map(str::to_owned).collect()
    }

    fn subject(kind: ChartKind, label: &str, value: f64) -> LabelledChart {
        let mut opened = series(Mark::Bar, vec![point(label, Some(value))]);
        opened.title = "Opened".into();
        opened.points[0].provisional = true;
        chart(kind, vec![opened])
    }

    #[test]
    fn a_drawing_is_an_image_with_a_name_and_a_size() {
        let svg = draw(&subject(ChartKind::Columns, "Mar 2026", 7.0), 640);
        let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" id=\"chart-backlog\" class=\"chart\" role=\"img\" \
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
            let svg = draw(&subject(kind, "Mar 2026", 7.0), 640);
            assert!(svg.contains("<pattern id=\"chart-backlog-hatch\" "), "{svg}");
            assert!(svg.contains(" class=\"bar provisional series-0\" "), "{svg}");
            assert!(svg.contains(" fill=\"url(#chart-backlog-hatch)\""), "{svg}");
        }
    }

    #[test]
    fn a_bar_with_tickets_is_a_link_that_says_what_it_is() {
        for kind in [ChartKind::Columns, ChartKind::Bars] {
            let mut subject = subject(kind, "Mar 2026", 7.0);
            assert!(draw(&subject, 640).contains(" role=\"img\" "), "no link, no group");
            let href = "/helpdesk?status=all&sort=newest".to_owned();
            let name = "Mar 2026: 7, 7 of 9 closed, may still change".to_owned();
            subject.series[0].points[0].link = Some(Link { href, name });
            let svg = draw(&subject, 640);
            assert!(svg.contains(" role=\"group\" "), "{svg}");
            let link = "<a class=\"spot\" href=\"/helpdesk?status=all&amp;sort=newest\" \
                aria-label=\"Mar 2026: 7, 7 of 9 closed, may still change\">";
            assert!(svg.contains(link), "{svg}");
            assert!(!draw_standalone(&subject, &frame()).contains("href"), "a file leads nowhere");
        }
    }

    #[test]
    fn a_file_has_its_own_colours_and_says_what_it_shows() {
        let svg = draw_standalone(&subject(ChartKind::Columns, "Mar 2026", 7.0), &frame());
        assert!(svg.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\" "), "{svg}");
        for text in [
            "<style>",
            ">Backlog</text>",
            "7 &lt; 8 &amp; &quot;rising&quot;",
            ">As of &lt;noon&gt;</text>",
            ">Opened</text>",
            ".bar.series-0:not(.provisional){fill:#0000ff}",
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
    fn horizontal_bars_are_as_high_as_they_need() {
        let svg = draw(&subject(ChartKind::Bars, "Technical IT", 7.0), 400);
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
