use leptos::html::Div;
use leptos::prelude::*;
use shared::chart::{Chart, ChartKind, Mark, Series};

use super::drawing::{Ink, Shape, Side};
use super::{bars, columns, scale};
use crate::browser::width::use_width;
use crate::components::varying::{attribute, varying};
use crate::wording::quantity::Measure;

/// The height of upright bars in pixels.
const HEIGHT: u32 = 280;

/// The drawing of a chart, as wide as its place, with a legend and its finding in words.
#[component]
pub fn ChartFigure(chart: Memo<Chart>) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let width = use_width(place);
    let description = move || chart.with(|it| format!("{}. {}", it.title, it.finding));
    let pattern = StoredValue::new(chart.with_untracked(|it| format!("hatch-{}", it.name)));
    let drawing = move || {
        let width = width.get();
        if width == 0 {
            return ().into_any();
        }
        let (size, shapes) = chart.with(|Chart { kind, series, .. }| {
            let size = (width, height(*kind, series));
            match kind {
                ChartKind::Columns => (size, columns::columns(series, size)),
                ChartKind::Bars => (size, bars::bars(series, width)),
            }
        });
        let pattern = pattern.get_value();
        let nodes: Vec<AnyView> = shapes.into_iter().map(|it| node(it, &pattern)).collect();
        view! {
            <svg
                class="chart"
                role="img"
                aria-label=attribute(description)
                viewBox=format!("0 0 {} {}", size.0, size.1)
                width=size.0.to_string()
                height=size.1.to_string()
            >
                <Hatch id=pattern />
                {nodes}
            </svg>
        }
        .into_any()
    };
    view! {
        <div class="chart-place" node_ref=place>
            {varying(move || chart.with(|it| legend(&it.series)))}
            {varying(drawing)}
        </div>
    }
}

fn height(kind: ChartKind, series: &[Series]) -> u32 {
    match kind {
        ChartKind::Columns => HEIGHT,
        ChartKind::Bars => bars::height(series),
    }
}

/// What the marks mean, and the unit of the axis.
fn legend(series: &[Series]) -> AnyView {
    let marks = [Mark::Bar, Mark::Tick].map(|mark| (mark, scale::drawn_as(series, mark)));
    let drawn: Vec<&Series> =
        marks.iter().flat_map(|(_, it)| it).map(|(_, series)| *series).collect();
    let measure = scale::Scale::fitting(&drawn, 5).measure;
    let unit = (measure != Measure::Tickets).then(|| format!("in {}", measure.title()));
    let is_provisional = drawn.iter().any(|it| it.points.iter().any(|point| point.provisional));
    let entry = |ink: Ink, title: String| {
        view! {
            <li>
                <span class=format!("swatch {}", ink.class())></span>
                {title}
            </li>
        }
        .into_any()
    };
    let mut entries = Vec::new();
    for (mark, series) in &marks {
        for (number, series) in series {
            let ink = if *mark == Mark::Tick { Ink::Tick(*number) } else { Ink::Bar(*number) };
            entries.push(entry(ink, series.title.clone()));
        }
    }
    if is_provisional {
        entries.push(entry(Ink::ProvisionalBar(0), "may still change".to_owned()));
    }
    view! {
        <ul class="legend">
            {entries}
            {unit.map(|unit| view! { <li class="quiet">{unit}</li> }.into_any())}
        </ul>
    }
    .into_any()
}

#[component]
fn Hatch(id: String) -> impl IntoView {
    view! {
        <defs>
            <pattern
                id=id
                class="hatch"
                width="6"
                height="6"
                patternUnits="userSpaceOnUse"
                patternTransform="rotate(45)"
            >
                <rect width="6" height="6" class="hatch-ground" />
                <line x1="1.5" y1="0" x2="1.5" y2="6" />
            </pattern>
        </defs>
    }
}

/// One shape as a node of the document.
fn node(shape: Shape, pattern: &str) -> AnyView {
    match shape {
        Shape::Line { from, to, ink } => view! {
            <line
                class=ink.class()
                x1=from.0.to_string()
                y1=from.1.to_string()
                x2=to.0.to_string()
                y2=to.1.to_string()
            />
        }
        .into_any(),
        Shape::Rectangle { corner, size, ink } => {
            let fill = match ink {
                Ink::ProvisionalBar(_) => Some(format!("url(#{pattern})")),
                _ => None,
            };
            view! {
                <rect
                    class=ink.class()
                    x=corner.0.to_string()
                    y=corner.1.to_string()
                    width=size.0.to_string()
                    height=size.1.to_string()
                    fill=fill
                />
            }
            .into_any()
        }
        Shape::Text { at, side, text, ink } => {
            let anchor = match side {
                Side::Start => "start",
                Side::Middle => "middle",
                Side::End => "end",
            };
            view! {
                <text
                    class=ink.class()
                    x=at.0.to_string()
                    y=at.1.to_string()
                    text-anchor=anchor
                    dominant-baseline="central"
                >
                    {text}
                </text>
            }
            .into_any()
        }
    }
}
