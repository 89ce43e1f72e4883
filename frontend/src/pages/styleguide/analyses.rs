//! The report of an analysis, and drawings.

use leptos::prelude::*;
use shared::chart::{
    AsOf, CategoryCount, Chart, ChartKind, Detail, Figure, Finding, Mark, Note, Point, Series,
    TicketFilter, Unit,
};
use shared::ticket::{Category, Status};

use super::values::{self, PLACE, QR_ADDRESS};
use super::{section, specimen};
use crate::api::analytics::Report;
use crate::charts::{fetch_qr_renderer, provide_renderer};
use crate::components::chart::{ChartFigure, ChartTable};
use crate::components::qr_code::QrCode;
use crate::live_query::Loaded;
use crate::pages::analyses::report_figures;
use crate::words::words;

pub fn sections() -> Vec<AnyView> {
    provide_renderer();
    let report = |chart: Chart| Loaded::of(Report { chart, json: String::new() });
    let (bars, columns) = (report(workload()), report(resolution()));
    let code = view! {
        <QrCode
            renderer=fetch_qr_renderer()
            address=Signal::stored(QR_ADDRESS.to_owned())
            name=words().posters_code(PLACE)
        />
    };
    vec![
        section("report-figures", vec![specimen("three-categories", report_figures(bars))]),
        section(
            "chart-figure",
            vec![
                specimen("bars", view! { <ChartFigure report=bars /> }),
                specimen("columns-provisional", view! { <ChartFigure report=columns /> }),
            ],
        ),
        section(
            "chart-table",
            vec![specimen("provisional", view! { <ChartTable report=columns /> })],
        ),
        section("qr-code", vec![specimen("drawn", code)]),
    ]
}

fn chart(name: &str, kind: ChartKind, unit: Unit, axis: &str, series: Vec<Series>) -> Chart {
    Chart {
        name: name.into(),
        kind,
        unit,
        finding: None,
        figures: Vec::new(),
        axis: axis.into(),
        series,
        notes: Vec::<Note>::new(),
        time_zone: "UTC".into(),
        time_range: None,
        as_of: AsOf { position: 1, time: values::minutes_ago(0) },
    }
}

/// The active and open tickets of each category.
fn workload() -> Chart {
    let filter = |status| TicketFilter { status: vec![status], ..TicketFilter::default() };
    let series = |status: Status, values: [f64; Category::COUNT]| {
        let point = |(category, value): (Category, f64)| {
            Point::new(category.to_string(), Some(value)).of(filter(status))
        };
        let points = Category::ALL.into_iter().zip(values).map(point).collect();
        Series { name: status.to_string(), unit: Unit::Tickets, mark: Mark::Bar, points }
    };
    let all =
        vec![series(Status::Active, [12.0, 31.0, 4.0]), series(Status::Open, [3.0, 9.0, 0.0])];
    let figure = |status: Status, value: f64, detail| {
        let name = status.to_string();
        Figure { name, value: Some(value), unit: Unit::Tickets, detail, tickets: None }
            .of(filter(status))
    };
    let count = |(category, tickets): (Category, u64)| CategoryCount { category, tickets };
    let active = Category::ALL.into_iter().zip([12, 31, 4]).map(count).collect();
    Chart {
        finding: Some(Finding::Workload { active }),
        figures: vec![
            figure(Status::Active, 47.0, None),
            figure(Status::Open, 12.0, Some(Detail::PartOfOpened { part: 12, opened: 80 })),
        ],
        ..chart("workload", ChartKind::Bars, Unit::Tickets, "category", all)
    }
}

/// How long it took to close the tickets of each month; the last one may change, and one has none.
fn resolution() -> Chart {
    let values = [Some(90_000.0), None, Some(150_000.0), Some(60_000.0)];
    let points = |factor: f64| {
        let point = move |(month, value): (usize, Option<f64>)| Point {
            provisional: month == 10,
            ..Point::new(format!("2025-{month:02}"), value.map(|it| it * factor))
        };
        (7..).zip(values).map(point).collect()
    };
    let series = |name: &str, mark: Mark, factor: f64| Series {
        name: name.into(),
        unit: Unit::Seconds,
        mark,
        points: points(factor),
    };
    let all = vec![
        series("mean_seconds", Mark::Bar, 1.0),
        series("median_seconds", Mark::Tick, 0.7),
        series("p90_seconds", Mark::TableOnly, 2.4),
    ];
    chart("resolution", ChartKind::Columns, Unit::Seconds, "month", all)
}
