use leptos::html::Div;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

use super::facts;
use super::labelled::labelled_json;
use super::table::ChartTable;
use crate::api::analytics::Report;
use crate::browser::drawing_links;
use crate::browser::width::use_width;
use crate::charts::{Renderer, SharedRenderer, draw, use_renderer};
use crate::components::erased::erased_view;
use crate::components::icons::{Icon, Shape};
use crate::components::when_loaded::Skeleton;
use crate::live_query::Loaded;
use crate::words::words;

/// The drawing of a report, as wide as its place, with a legend. A bar links to its tickets.
#[component]
pub fn ChartFigure(report: Loaded<Report>) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let width = use_width(place);
    let renderer = use_renderer();
    let facts = facts(report);
    let chart = Memo::new(move |_| facts.with(labelled_json));
    let drawing = Memo::new(move |_| match (renderer.get(), width.get()) {
        (Renderer::Loading, _) => Drawing::Loading,
        (Renderer::Loaded(_), 0) => Drawing::Drawn(String::new()),
        (Renderer::Loaded(function), width) => {
            let svg = chart.with(|chart| draw(&function, chart, width));
            svg.map_or(Drawing::Unavailable, Drawing::Drawn)
        }
        (Renderer::Unavailable, _) => Drawing::Unavailable,
    });
    let content = move || match drawing.get() {
        Drawing::Loading => view! { <Skeleton lines=8 /> }.into_any(),
        Drawing::Unavailable => renderer_unavailable(renderer, words().chart_missing()),
        Drawing::Drawn(svg) => {
            drawing_links::keep_focus();
            // The renderer escapes every text that comes from elsewhere, and a chart has none of
            // what people write.
            view! { <div class="drawing" inner_html=svg></div> }.into_any()
        }
    };
    let navigate = use_navigate();
    // The router handles links of HTML only; a link of SVG would load the application again.
    let on_click = move |event: web_sys::MouseEvent| {
        let is_plain = !(event.ctrl_key() || event.meta_key() || event.shift_key());
        if let Some(to) = drawing_links::clicked_link(&event).filter(|_| is_plain) {
            event.prevent_default();
            navigate(&to, Default::default());
        }
    };
    view! {
        <div class="chart-place" node_ref=place on:click=on_click>
            {erased_view(content)}
        </div>
    }
}

#[derive(Clone, PartialEq)]
enum Drawing {
    Loading,
    Unavailable,
    /// As SVG; empty until the width is known.
    Drawn(String),
}

/// The table, on a screen that has none, as long as nothing can be drawn.
#[component]
pub fn TableIfNotDrawn(report: Loaded<Report>) -> impl IntoView {
    let renderer = use_renderer();
    erased_view(move || match renderer.is_unavailable() {
        true => view! { <ChartTable report /> }.into_any(),
        false => ().into_any(),
    })
}

/// That a renderer could not be fetched, and a way to try again.
pub fn renderer_unavailable(renderer: SharedRenderer, sentence: String) -> AnyView {
    view! {
        <div class="error-notice" role="alert">
            <Icon shape=Shape::Warning />
            <div>
                <p>{sentence}</p>
                <button type="button" on:click=move |_| renderer.fetch()>{words().chart_retry()}</button>
            </div>
        </div>
    }
    .into_any()
}
