use leptos::prelude::*;
use shared::chart::{Chart, Point, Series};

use super::facts;
use crate::api::analytics::Report;
use crate::components::erased::erased_view;
use crate::live_query::Loaded;
use crate::sentences::{analyses, points};
use crate::words::words;

/// The numbers of a chart, exactly the rows of its CSV.
#[component]
pub fn ChartTable(report: Loaded<Report>) -> impl IntoView {
    let facts = facts(report);
    view! {
        <div class="table-place" tabindex="0" role="region" aria-label=words().chart_table()>
            {erased_view(move || facts.with(table))}
        </div>
    }
}

fn table(chart: &Chart) -> AnyView {
    let Chart { name, axis, series, .. } = chart;
    let heading = |series: &Series| {
        let title = analyses::series(name, &series.name);
        view! { <th scope="col" class="value">{title}</th> }.into_any()
    };
    view! {
        <table>
            <caption class="visually-hidden">{analyses::title(name)}</caption>
            <thead>
                <tr>
                    <th scope="col">{analyses::axis(name, axis)}</th>
                    {series.iter().map(heading).collect_view()}
                </tr>
            </thead>
            <tbody>{rows(series)}</tbody>
        </table>
    }
    .into_any()
}

fn rows(series: &[Series]) -> Vec<AnyView> {
    let labels = series.first().map_or(&[][..], |series| &series.points[..]);
    let row = |(index, point): (usize, &Point)| {
        let cells: Vec<_> = series.iter().map(|it| cell(it, index, series)).collect();
        view! {
            <tr>
                <th scope="row">{points::label(&point.label)}</th>
                {cells}
            </tr>
        }
        .into_any()
    };
    labels.iter().enumerate().map(row).collect()
}

fn cell(series: &Series, index: usize, all: &[Series]) -> AnyView {
    let point = series.points.get(index);
    let value = points::value(point.and_then(|point| point.value), series.unit, all);
    let mark = point.is_some_and(|point| point.provisional).then(|| {
        view! { <span class="quiet" title=words().chart_may_change()>" *"</span> }.into_any()
    });
    view! { <td class="value">{value} {mark}</td> }.into_any()
}
