//! A chart with the words and numbers of the page's language, for the renderer.

use charts::{Colours, Frame, LabelledChart, LabelledPoint, LabelledSeries, Link, NumberFormat};
use shared::chart::{Chart, Mark, Point, Series, Unit};
use shared::routes;
use shared::ticket::Status;

use crate::browser::colours;
use crate::format::{self, DurationUnit};
use crate::sentences::{analyses, findings, notes, points};
use crate::words::words;

/// The drawn part of a chart, as JSON.
pub fn labelled_json(chart: &Chart) -> String {
    serde_json::to_string(&labelled(chart)).unwrap_or_default()
}

/// What a drawing of that chart has around it as a file, as JSON: its last line, and the colours of the page.
pub fn frame_json(chart: &Chart, footer: String) -> String {
    let colour = |variable| colours::light("", variable);
    let colours = Colours {
        background: colour("--background"),
        text: colour("--text"),
        text_muted: colour("--text-muted"),
        axis: colour("--border-strong"),
        grid: colour("--border"),
        hatch: colour("--accent"),
        hatch_background: colour("--accent-faint"),
        series: classes(chart).map(|class| colours::light(&class, "--series")).collect(),
    };
    serde_json::to_string(&Frame { footer, colours }).unwrap_or_default()
}

fn drawn(chart: &Chart) -> impl Iterator<Item = &Series> {
    chart.series.iter().filter(|series| series.mark != Mark::TableOnly)
}

/// The classes that give the drawn series their colours (`style/analyses.css`).
fn classes(chart: &Chart) -> impl Iterator<Item = String> {
    drawn(chart).enumerate().map(|(index, series)| match series.name.parse::<Status>() {
        Ok(status) => format!("series-{status}"),
        Err(_) => format!("series-{index}"),
    })
}

fn labelled(chart: &Chart) -> LabelledChart {
    let drawn = || drawn(chart);
    let duration = drawn().any(|series| series.unit == Unit::Seconds).then(|| {
        let values = drawn().flat_map(|series| &series.points).filter_map(|point| point.value);
        DurationUnit::fitting(values.fold(0.0, f64::max))
    });
    let size = duration.map_or(1.0, DurationUnit::seconds);
    let (decimal, group) = format::separators();
    let series = drawn().zip(classes(chart)).map(|(series, class)| LabelledSeries {
        class,
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
            name = words().chart_point_with(name, part);
        }
        Link { href: routes::tickets(tickets), name }
    });
    let value = point.value.map(|value| value / size);
    LabelledPoint { label, value, provisional: point.provisional, detail, link }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use shared::chart::{AsOf, ChartKind};

    use super::*;

    #[test]
    fn a_series_that_is_named_after_a_status_has_its_colour() {
        let series = |name: &str, mark| {
            let points = vec![Point::new("x", Some(1.0))];
            Series { name: name.into(), unit: Unit::Tickets, mark, points }
        };
        let chart = Chart {
            name: "workload".into(),
            kind: ChartKind::Bars,
            unit: Unit::Tickets,
            finding: None,
            figures: Vec::new(),
            axis: "category".into(),
            series: vec![
                series("closed", Mark::TableOnly),
                series("active", Mark::Bar),
                series("served hot", Mark::Bar),
            ],
            notes: Vec::new(),
            time_zone: "UTC".into(),
            time_range: None,
            as_of: AsOf { position: 0, time: DateTime::UNIX_EPOCH },
        };
        let classes: Vec<_> = labelled(&chart).series.into_iter().map(|it| it.class).collect();
        assert_eq!(classes, ["series-active", "series-1"]);
    }
}
