use leptos::ev;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;
use shared::counts::Counts;
use shared::live::View;
use shared::role::Role;

use crate::browser::page;
use crate::components::frame::ThemeSwitch;
use crate::components::heading::Heading;
use crate::components::icons::{Icon, Shape};
use crate::components::varying::words;
use crate::live::use_live_view;
use crate::role::last_role;
use crate::wording::titles;
use crate::{address, api};

/// `/`: who are you today? The same words stand in `index.html` for the first moment.
#[component]
pub fn PickerPage() -> impl IntoView {
    let counts = use_live_view(View::Counts, || api::counts::show(Role::User));
    choose_by_key();
    view! {
        <main id="main" class="page picker">
            <p class="name">"Lodge"</p>
            <Heading title="What brings you here?" />
            <p class="figures" role="status">{words(move || counts.map(in_words).unwrap_or_default())}</p>
            <div class="cards">
                <Card
                    role=Role::User
                    title="Report or follow a problem"
                    line="Say what is wrong and where, and see what becomes of it."
                    key="1"
                />
                <Card
                    role=Role::Helpdesk
                    title="Work as helpdesk"
                    line="Take up tickets, answer, close, and see how things stand."
                    key="2"
                />
            </div>
            {last_role()
                .map(|role| {
                    view! {
                        <p>
                            <a href=address::home(role)>
                                "Continue as " {titles::role(role).to_ascii_lowercase()}
                            </a>
                        </p>
                    }
                })}
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
        <a class="card" href=address::home(role) aria-keyshortcuts=key>
            <strong>{title}</strong>
            <span>{line}</span>
            <span class="go"><Icon shape=Shape::Arrow /><kbd>{key}</kbd></span>
        </a>
    }
}

fn in_words(counts: &Counts) -> String {
    format!("{} open · {} being worked on", counts.open, counts.active)
}

/// 1 and 2 choose, as long as nobody types.
fn choose_by_key() {
    let navigate = use_navigate();
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || page::is_typing() {
            return;
        }
        match event.key().as_str() {
            "1" => navigate(address::home(Role::User), Default::default()),
            "2" => navigate(address::home(Role::Helpdesk), Default::default()),
            _ => (),
        }
    });
    on_cleanup(move || handle.remove());
}
