//! A chart with the words and numbers of the page's language, for the renderer.

use charts::{LabelledChart, LabelledPoint, LabelledSeries, Link, NumberFormat};
use shared::chart::{Chart, Mark, Point, Series, Unit};
use shared::routes;

use crate::format::{self, DurationUnit};
use crate::sentences::{analyses, findings, notes, points};
use crate::words::words;

/// The drawn part of a chart, as JSON.
pub fn labelled_json(chart: &Chart) -> String {
    serde_json::to_string(&labelled(chart)).unwrap_or_default()
}

fn labelled(chart: &Chart) -> LabelledChart {
    let drawn = || chart.series.iter().filter(|series| series.mark != Mark::TableOnly);
    let duration = drawn().any(|series| series.unit == Unit::Seconds).then(|| {
        let values = drawn().flat_map(|series| &series.points).filter_map(|point| point.value);
        DurationUnit::fitting(values.fold(0.0, f64::max))
    });
    let size = duration.map_or(1.0, DurationUnit::seconds);
    let (decimal, group) = format::separators();
    let series = drawn().map(|series| LabelledSeries {
        title: analyses::series(&chart.name, &series.name),
        mark: series.mark,
        points: series
            .points
            .iter()
            .map(|point| labelled_point(point, series, chart, size))
            .collect(),
    });
    LabelledChart {
        name: chart.name.clone(),
        title: analyses::title(&chart.name),
        finding: findings::sentence(chart),
        kind: chart.kind,
        unit: duration.map(DurationUnit::axis_title),
        provisional: words().chart_may_change(),
        numbers: NumberFormat { decimal, group, whole: duration.is_none() },
        series: series.collect(),
    }
}

fn labelled_point(point: &Point, series: &Series, chart: &Chart, size: f64) -> LabelledPoint {
    let label = points::label(&point.label);
    let detail = point.detail.as_ref().and_then(notes::detail);
    let tickets = point.tickets.as_ref().filter(|_| point.value != Some(0.0));
    let link = tickets.map(|tickets| {
        let value = points::value(point.value, series.unit, &chart.series);
        let mut name = words().finding_of_figure(&label, value);
        let more = point.provisional.then(|| words().chart_may_change());
        for part in detail.iter().cloned().chain(more) {
            name = format!("{name}, {part}");
        }
        Link { href: routes::tickets(tickets), name }
    });
    let value = point.value.map(|value| value / size);
    LabelledPoint { label, value, provisional: point.provisional, detail, link }
}
