use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::analysis::Analysis;
use shared::role::Role;
use shared::routes;

use super::analysis::question;
use super::parameter_values;
use super::report::{ReportView, use_report};
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::live_query::Loaded;
use crate::pages::query_pairs::QueryPairs;
use crate::sentences;
use crate::words::words;

/// How long each analysis is shown.
const SLIDE_DURATION: Duration = Duration::from_secs(20);

/// One analysis after the other in large type, for a screen on the wall. Esc leaves it.
#[component]
pub fn WallDisplay(analyses: Loaded<Vec<Analysis>>, role: Role) -> impl IntoView {
    page::set_title(&words().analyses_title());
    let slide = RwSignal::new(0_usize);
    let next = move || {
        slide.try_update(|slide| *slide = slide.wrapping_add(1));
    };
    if let Ok(handle) = set_interval_with_handle(next, SLIDE_DURATION) {
        on_cleanup(move || handle.clear());
    }
    let navigate = StoredValue::new_local(use_navigate());
    let leave = move || {
        let overview = routes::analyses();
        navigate.try_with_value(|navigate| navigate(&overview, Default::default()));
    };
    let keys = window_event_listener(ev::keydown, move |event| match event.key().as_str() {
        "Escape" => leave(),
        "ArrowRight" => next(),
        _ => {}
    });
    // In full screen the browser handles the key and only reports that it has left full screen.
    let full_screen = window_event_listener_untyped("fullscreenchange", move |_| {
        if document().fullscreen_element().is_none() {
            leave();
        }
    });
    on_cleanup(move || {
        keys.remove();
        full_screen.remove();
        document().exit_fullscreen();
    });
    let draw = move |analysis: &Analysis| {
        let Analysis { name, parameters, .. } = analysis.clone();
        let (title, question) = (sentences::analyses::title(&name), question(&name));
        let query = move || parameter_values::query(&parameters, &QueryPairs::default());
        let live = use_report(role, name, query);
        view! {
            <section class="analysis">
                <h1>{title}</h1>
                {question}
                <ReportView live more=|_| ().into_any() />
            </section>
        }
        .into_any()
    };
    let present = move || {
        let slide = slide.get();
        analyses.with(|all| all.get(slide % all.len().max(1)).map(draw)).into_any()
    };
    view! { <div class="wall-display">{erased_view(present)}</div> }
}

/// The link to the wall display, which fills the screen where the browser allows it.
#[component]
pub fn WallDisplayLink() -> impl IntoView {
    let fill = move |_| {
        if let Some(root) = document().document_element() {
            // Where full screen is refused, the display fills the page.
            let _ = root.request_fullscreen();
        }
    };
    let address = routes::analyses() + &routes::query([("wall", "on")]);
    view! {
        <a class="wall-display-link" href=address on:click=fill>
            {words().analysis_wall()}
        </a>
    }
}
