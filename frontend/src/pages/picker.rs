use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::counts::Counts;
use shared::role::Role;
use shared::routes;
use shared::view::View;

use crate::api;
use crate::browser::page;
use crate::components::erased::erased_text;
use crate::components::frame::{Heading, ThemeSwitch};
use crate::components::icons::{Icon, Shape};
use crate::format;
use crate::live_query::use_live_query_of;
use crate::role::last_role;
use crate::sentences::names;

/// `/`: who are you today? The same words stand in `index.html` for the first moment.
#[component]
pub fn PickerPage() -> impl IntoView {
    let counts = use_live_query_of(View::Counts, || api::counts::show(Role::User));
    choose_by_key();
    let in_words = move || counts.map(in_words).unwrap_or_default();
    let resume = last_role().map(|role| {
        let role_name = names::role(role).to_ascii_lowercase();
        view! { <p><a href=routes::home(role)>"Continue as " {role_name}</a></p> }.into_any()
    });
    view! {
        <main id="main" class="page picker">
            <p class="name">"Lodge"</p>
            <Heading title="What brings you here?" />
            <p class="figures" role="status">{erased_text(in_words)}</p>
            <div class="cards">
                <Card
                    role=Role::User
                    title="Report or follow a problem"
                    line="Tell us what’s wrong and follow progress"
                    key="1"
                />
                <Card
                    role=Role::Helpdesk
                    title="Work as helpdesk"
                    line="Answer and close tickets, see reports"
                    key="2"
                />
            </div>
            {resume}
            <p class="quiet fine-print">
                "No account needed. What you write is visible to everyone on campus, so leave out personal data. In danger, call the emergency number first."
            </p>
            <ThemeSwitch />
        </main>
    }
}

#[component]
fn Card(role: Role, title: &'static str, line: &'static str, key: &'static str) -> impl IntoView {
    view! {
        <a class="card" href=routes::home(role) aria-keyshortcuts=key>
            <strong>{title}</strong>
            <span>{line}</span>
            <span class="go"><Icon shape=Shape::Arrow /><kbd>{key}</kbd></span>
        </a>
    }
}

fn in_words(counts: &Counts) -> String {
    let [open, active] = [counts.open, counts.active].map(|count| format::number(count as f64));
    format!("{open} open · {active} being worked on")
}

/// 1 and 2 choose, unless somebody types.
fn choose_by_key() {
    let navigate = use_navigate();
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || page::is_typing() {
            return;
        }
        match event.key().as_str() {
            "1" => navigate(&routes::home(Role::User), Default::default()),
            "2" => navigate(&routes::home(Role::Helpdesk), Default::default()),
            _ => (),
        }
    });
    on_cleanup(move || handle.remove());
}
