//! A drawing as an `<svg>` element of a page, or as a file of its own.

mod standalone;

use crate::drawing_backend::SvgBackend;
use crate::escape::Escaped;
use crate::labelled_chart::LabelledChart;
pub use standalone::standalone_svg;

/// A part of a page: colours come from its style sheet.
pub fn inline_svg(chart: &LabelledChart, drawing: SvgBackend) -> String {
    let size = drawing.size();
    let (shapes, links) = drawing.into_parts();
    // The children of an image are not there for whoever does not see it; links have to be.
    let role = if links.is_empty() { "img" } else { "group" };
    let start = start(chart, role, size);
    format!(r#"{start}<g aria-hidden="true">{shapes}</g>{links}</svg>"#)
}

/// The start tag with the name of the drawing, and the pattern of hatched bars.
fn start(chart: &LabelledChart, role: &str, (width, height): (u32, u32)) -> String {
    let name = format!("{}. {}", chart.title, chart.finding);
    let (id, hatch, name) = (chart.id(), chart.hatch(), Escaped(&name));
    let (id, hatch) = (Escaped(&id), Escaped(&hatch));
    format!(
        r#"<svg xmlns="http://www.w3.org/2000/svg" id="{id}" class="chart" role="{role}" aria-label="{name}" viewBox="0 0 {width} {height}" width="{width}" height="{height}"><defs><pattern id="{hatch}" class="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatch-ground" width="6" height="6"/><line x1="1.5" y1="0" x2="1.5" y2="6"/></pattern></defs>"#
    )
}

#[cfg(test)]
mod tests {
    use shared::chart::ChartKind;

    use super::*;
    use crate::tests::chart;

    #[test]
    fn every_attribute_is_escaped() {
        let mut chart = chart(ChartKind::Columns, Vec::new());
        chart.name = "a\" onload=\"x".into();
        (chart.title, chart.finding) = ("\"><script>".into(), "&".into());
        let svg = inline_svg(&chart, SvgBackend::new((10, 20), &chart.hatch()));
        let start = r#" id="chart-a&quot; onload=&quot;x" class="chart" role="img" aria-label="&quot;&gt;&lt;script&gt;. &amp;" viewBox="0 0 10 20" width="10" height="20"><defs><pattern id="chart-a&quot; onload=&quot;x-hatch" "#;
        assert!(svg.contains(start), "{svg}");
        assert!(svg.ends_with("</pattern></defs><g aria-hidden=\"true\"></g></svg>"), "{svg}");
    }
}
