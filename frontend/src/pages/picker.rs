use leptos::ev;
use leptos::prelude::*;
use shared::counts::Counts;
use shared::role::Role;
use shared::routes;
use shared::view::View;

use crate::api;
use crate::browser::page;
use crate::components::erased::{erased_text, erased_view};
use crate::components::frame::{Heading, LanguageSelect, ThemeSwitch};
use crate::components::icons::{Icon, Shape};
use crate::format;
use crate::live_query::use_live_query_of;
use crate::receipts::use_receipts;
use crate::role::{last_role, rel_of_link_to};
use crate::words::words;

/// `/`: who are you today? The same words stand in `index.html` for the first moment.
#[component]
pub fn PickerPage() -> impl IntoView {
    let counts = use_live_query_of(View::Counts, || api::counts::show(Role::User));
    choose_by_key();
    let in_words = move || counts.map(in_words).unwrap_or_default();
    let resume = last_role().map(|role| {
        let title = match role {
            Role::User => words().picker_continue_as_user(),
            Role::Helpdesk => words().picker_continue_as_helpdesk(),
        };
        let rel = rel_of_link_to(role);
        view! { <p><a href=routes::home(role) rel=rel>{title}</a></p> }.into_any()
    });
    let receipts = use_receipts();
    let news = move || match receipts.ended(false).len() {
        0 => ().into_any(),
        count => {
            let text = words().picker_news(format::number(count as f64));
            view! { <p><a href=routes::reports() rel=rel_of_link_to(Role::User)>{text}</a></p> }
                .into_any()
        }
    };
    view! {
        <main id="main" class="page picker">
            <p class="name">{words().product()}</p>
            <Heading title=words().picker_title() />
            <p class="figures">{erased_text(in_words)}</p>
            <div class="cards">
                <Card
                    role=Role::User
                    title=words().picker_user()
                    line=words().picker_user_summary()
                    key="1"
                />
                <Card
                    role=Role::Helpdesk
                    title=words().picker_helpdesk()
                    line=words().picker_helpdesk_summary()
                    key="2"
                />
            </div>
            {erased_view(news)}
            {resume}
            <p class="quiet fine-print">
                {words().picker_privacy()}
            </p>
            <div class="switches">
                <LanguageSelect />
                <ThemeSwitch />
            </div>
        </main>
    }
}

#[component]
fn Card(role: Role, title: String, line: String, key: &'static str) -> impl IntoView {
    view! {
        <a
            class="card"
            href=routes::home(role)
            rel=rel_of_link_to(role)
            aria-keyshortcuts=key
        >
            <strong>{title}</strong>
            <span>{line}</span>
            <span class="go"><Icon shape=Shape::Arrow /><kbd>{key}</kbd></span>
        </a>
    }
}

fn in_words(counts: &Counts) -> String {
    let [open, active] = [counts.open, counts.active].map(|count| format::number(count as f64));
    words().picker_counts(open, active)
}

/// 1 and 2 click their cards, unless somebody types.
fn choose_by_key() {
    let handle = window_event_listener(ev::keydown, move |event| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() || page::is_input_focused() {
            return;
        }
        let key = event.key();
        if matches!(key.as_str(), "1" | "2")
            && let Some(card) = page::find(&format!("[aria-keyshortcuts='{key}']"))
        {
            card.click();
        }
    });
    on_cleanup(move || handle.remove());
}
