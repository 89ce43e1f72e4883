use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::analysis::Analysis;
use shared::role::Role;

use super::answer::{AnswerView, use_answer};
use super::asked;
use crate::browser::page;
use crate::components::varying::varying;
use crate::live::Known;

/// How long each analysis is shown.
const TURN: Duration = Duration::from_secs(20);

const OVERVIEW: &str = "/analyses";

/// One analysis after the other in large type, for a screen on the wall. Esc leaves it.
#[component]
pub fn Wall(analyses: Known<Vec<Analysis>>, role: Role) -> impl IntoView {
    page::set_title("Analyses");
    let turn = RwSignal::new(0_usize);
    let next = move || {
        turn.try_update(|it| *it = it.wrapping_add(1));
    };
    if let Ok(handle) = set_interval_with_handle(next, TURN) {
        on_cleanup(move || handle.clear());
    }
    let navigate = StoredValue::new_local(use_navigate());
    let leave = move || {
        navigate.try_with_value(|navigate| navigate(OVERVIEW, Default::default()));
    };
    let keys = window_event_listener(ev::keydown, move |event| match event.key().as_str() {
        "Escape" => leave(),
        "ArrowRight" => next(),
        _ => {}
    });
    // In full screen the key is the browser's, which only says what it did.
    let screen = window_event_listener_untyped("fullscreenchange", move |_| {
        if document().fullscreen_element().is_none() {
            leave();
        }
    });
    on_cleanup(move || {
        keys.remove();
        screen.remove();
        document().exit_fullscreen();
    });
    let shown = move |analysis: &Analysis| {
        let Analysis { name, title, question, parameters, .. } = analysis.clone();
        let live = use_answer(role, name, move || asked::query(&parameters, &[]));
        view! {
            <section class="analysis">
                <h1>{title}</h1>
                <p class="question">{question}</p>
                <AnswerView live more=|_| ().into_any() />
            </section>
        }
        .into_any()
    };
    let present = move || {
        let turn = turn.get();
        analyses.with(|all| all.get(turn % all.len().max(1)).map(shown)).into_any()
    };
    view! { <div class="wall">{varying(present)}</div> }
}

/// The way to the wall, which takes the whole screen where the browser allows it.
#[component]
pub fn WallLink() -> impl IntoView {
    let fill = move |_| {
        if let Some(all) = document().document_element() {
            // Where it may not be filled, the page is what is there to fill.
            let _ = all.request_fullscreen();
        }
    };
    view! {
        <a class="to-wall" href="/analyses?wall=on" on:click=fill>
            "Show on a wall"
        </a>
    }
}
