use charts::label::readable;
use charts::quantity::told;
use leptos::prelude::*;
use shared::chart::{Chart, Point, Series};

use super::{Answer, said};
use crate::components::varying::varying;
use crate::live::Known;

/// The numbers of a chart, exactly the rows of its CSV.
#[component]
pub fn ChartTable(answer: Known<Answer>) -> impl IntoView {
    let said = said(answer);
    let table = move || {
        said.track();
        answer.with_untracked(|answer| {
            let Chart { title, axis, series, .. } = &answer.chart;
            view! {
                <table>
                    <caption class="visually-hidden">{title.clone()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{axis.clone()}</th>
                            {series.iter().map(heading).collect_view()}
                        </tr>
                    </thead>
                    <tbody>{rows(series)}</tbody>
                </table>
            }
            .into_any()
        })
    };
    view! {
        <div class="table-place" tabindex="0" role="region" aria-label="Table of values">
            {varying(table)}
        </div>
    }
}

fn heading(series: &Series) -> AnyView {
    view! {
        <th scope="col" class="value">
            {series.title.clone()}
        </th>
    }
    .into_any()
}

fn rows(series: &[Series]) -> Vec<AnyView> {
    let labels = series.first().map_or(&[][..], |it| &it.points[..]);
    let row = |(at, label): (usize, &Point)| {
        let cells: Vec<_> = series.iter().map(|it| cell(it, at, series)).collect();
        view! {
            <tr>
                <th scope="row">{readable(&label.label)}</th>
                {cells}
            </tr>
        }
        .into_any()
    };
    labels.iter().enumerate().map(row).collect()
}

fn cell(series: &Series, at: usize, all: &[Series]) -> AnyView {
    let point = series.points.get(at);
    let value = told(point.and_then(|it| it.value), series.unit, all);
    let note = point
        .is_some_and(|it| it.provisional)
        .then(|| view! { <span class="quiet" title="May still change">" *"</span> }.into_any());
    view! { <td class="value">{value} {note}</td> }.into_any()
}
