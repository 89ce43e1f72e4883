use charts::legend::{Entry, Legend};
use leptos::html::Div;
use leptos::prelude::*;
use shared::chart::{Chart, Series};

use super::pen::{Pen, SharedPen, draw, use_pen};
use super::table::ChartTable;
use crate::browser::width::use_width;
use crate::components::icons::{Icon, Shape};
use crate::components::loaded::Skeleton;
use crate::components::varying::varying;

/// The drawing of a chart, as wide as its place, with a legend and its finding in words.
#[component]
pub fn ChartFigure(chart: Memo<Chart>) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let width = use_width(place);
    let pen = use_pen();
    let drawing = move || match (pen.get(), width.get()) {
        (Pen::OnItsWay, _) => view! { <Skeleton lines=8 /> }.into_any(),
        (Pen::Missing, _) => missing(pen),
        (Pen::Here(_), 0) => ().into_any(),
        (Pen::Here(it), width) => {
            let svg = chart.with(|chart| draw(&it, chart, width));
            // Our own text, in which every word that comes from elsewhere is escaped; and of what
            // people write, a chart says nothing.
            svg.map_or_else(|| missing(pen), |svg| view! { <div inner_html=svg></div> }.into_any())
        }
    };
    view! {
        <div class="chart-place" node_ref=place>
            {varying(move || chart.with(|it| legend(&it.series)))}
            {varying(drawing)}
        </div>
    }
}

/// The table, on a screen that has none, as long as nothing can be drawn.
#[component]
pub fn TableInstead(chart: Memo<Chart>) -> impl IntoView {
    let pen = use_pen();
    varying(move || match pen.is_missing() {
        true => view! { <ChartTable chart /> }.into_any(),
        false => ().into_any(),
    })
}

fn missing(pen: SharedPen) -> AnyView {
    view! {
        <div class="trouble" role="alert">
            <Icon shape=Shape::Warning />
            <div>
                <p>"The drawing could not be loaded; the table below has all numbers."</p>
                <button type="button" on:click=move |_| pen.fetch()>"Try again"</button>
            </div>
        </div>
    }
    .into_any()
}

/// What the marks mean, and the unit of the axis.
fn legend(series: &[Series]) -> AnyView {
    let Legend { entries, unit } = Legend::of(series);
    let entry = |Entry { class, title }| {
        view! {
            <li>
                <span class=format!("swatch {class}")></span>
                {title}
            </li>
        }
        .into_any()
    };
    let entries: Vec<AnyView> = entries.into_iter().map(entry).collect();
    view! {
        <ul class="legend">
            {entries}
            {unit.map(|unit| view! { <li class="quiet">{unit}</li> }.into_any())}
        </ul>
    }
    .into_any()
}
