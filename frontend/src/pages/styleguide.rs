//! `/styleguide`: every component in every state, fed by fixed values. Nothing on it can be used, so it sends nothing.

mod analyses;

mod controls;
mod filters;
mod notices;
mod reporting;
mod rows;
mod thread;
mod ticket;
mod values;
mod writing;

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast as _;
use web_sys::{Element, HtmlElement};

use crate::browser::page;
use crate::clock::provide_stopped_clock;
use crate::components::frame::Heading;
use crate::read_marks::provide_example_read_marks;
use crate::receipts::provide_example_receipts;
use crate::words::words;
use values::{NOW, READ_UP_TO};

/// Provides what the components would otherwise have of the clock and of this device.
pub fn provide_examples() {
    provide_stopped_clock(NOW);
    provide_example_read_marks(READ_UP_TO * 1_000_000);
    provide_example_receipts();
}

/// The page. Its photographs are compared by the browser tests.
#[component]
pub fn StyleguidePage() -> impl IntoView {
    // Components take the focus when they are drawn; the last one gets it.
    Effect::new(|_| page::focus_soon("h1"));
    view! {
        <main id="main" class="page styleguide">
            <Heading title=words().styleguide_title() />
            {controls::sections()}
            {notices::sections()}
            {reporting::sections()}
            {filters::sections()}
            {rows::sections()}
            {ticket::sections()}
            {thread::sections()}
            {writing::sections()}
            {analyses::sections()}
        </main>
    }
}

/// A component and its states. Its name is the one in the code.
fn section(name: &'static str, specimens: Vec<AnyView>) -> AnyView {
    view! {
        <section class="specimens" aria-labelledby=name>
            <h2 id=name>{name}</h2>
            {specimens}
        </section>
    }
    .into_any()
}

/// A component in one state.
fn specimen(state: &'static str, content: impl IntoView + 'static) -> AnyView {
    pressed(state, "", content)
}

/// The same after everything in it was pressed that matches `selector`.
fn pressed(
    state: &'static str,
    selector: &'static str,
    content: impl IntoView + 'static,
) -> AnyView {
    let place = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(place) = place.get().filter(|_| !selector.is_empty()) {
            request_animation_frame(move || press(place.unchecked_ref(), selector));
        }
    });
    view! {
        <div class="specimen">
            <h3 class="quiet">{state}</h3>
            <div inert node_ref=place>{content.into_any()}</div>
        </div>
    }
    .into_any()
}

fn press(place: &Element, selector: &str) {
    let Ok(all) = place.query_selector_all(selector) else { return };
    for element in (0..all.length()).filter_map(|index| all.item(index)) {
        if let Ok(element) = element.dyn_into::<HtmlElement>() {
            element.click();
        }
    }
}
