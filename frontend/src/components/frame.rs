//! What surrounds every screen but the first: the header, the heading, and a word when the
//! connection is lost.

use leptos::prelude::*;
use shared::policy;
use shared::role::Role;
use shared::routes;

use crate::browser::page;
use crate::components::erased::{erased_text, erased_view};
use crate::components::icons::{Icon, Shape};
use crate::connection::use_connection;
use crate::role::use_role;
use crate::sentences::names;
use crate::theme::Theme;

/// The name of the application, the role, and the screens of that role. `path` is the path shown.
#[component]
pub fn Header(#[prop(into)] path: Signal<String>) -> impl IntoView {
    let role = use_role();
    let other = move || match role.get() {
        Role::User => Role::Helpdesk,
        Role::Helpdesk => Role::User,
    };
    let is_current = move |address: String| {
        Signal::derive(move || path.with(|path| path.starts_with(&address)).then_some("true"))
    };
    let home = Signal::derive(move || routes::home(role.get()));
    let is_home = move || path.with(|path| home.with(|home| path.starts_with(home)));
    let analyses = move || {
        if !policy::may_analyse(role.get()) {
            return ().into_any();
        }
        view! {
            <a href=routes::analyses() aria-current=is_current(routes::analyses())>
                "Analyses"
            </a>
        }
        .into_any()
    };
    view! {
        <header class="header">
            <a class="name" href="/">"Lodge"</a>
            <nav aria-label="Main">
                <a href=home aria-current=Signal::derive(move || is_home().then_some("true"))>
                    "Tickets"
                </a>
                {erased_view(analyses)}
            </nav>
            <p class="role-switch">
                <span class="role">{erased_text(move || names::role(role.get()).to_owned())}</span>
                <a href=Signal::derive(move || routes::home(other()))>
                    {erased_text(move || {
                        format!("Switch to {}", names::role(other()).to_ascii_lowercase())
                    })}
                </a>
            </p>
            <ThemeSwitch />
        </header>
    }
}

/// The one first-level heading of a screen. It names the window too, and can take the focus when
/// the screen has changed.
#[component]
pub fn Heading(#[prop(into)] title: String) -> impl IntoView {
    page::set_title(&title);
    view! { <h1 tabindex="-1">{title}</h1> }
}

/// Goes through light, dark, and whatever the system has.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(Theme::stored());
    let shape = move || match theme.get() {
        Theme::System => Shape::HalfSun,
        Theme::Light => Shape::Sun,
        Theme::Dark => Shape::Moon,
    };
    let title = Signal::derive(move || theme.get().title().to_owned());
    let choose = move |_| {
        let next = theme.get_untracked().next();
        next.choose();
        theme.set(next);
    };
    view! {
        <button
            type="button"
            class="theme"
            title=title
            aria-label=title
            on:click=choose
        >
            {erased_view(move || view! { <Icon shape=shape() /> }.into_any())}
        </button>
    }
}

/// Says since when Lodge has not answered; vanishes by itself.
#[component]
pub fn OfflineBanner() -> impl IntoView {
    let connection = use_connection();
    erased_view(move || {
        let Some(time) = connection.lost_since() else { return ().into_any() };
        view! {
            <p class="offline-banner" role="status">
                <Icon shape=Shape::Warning />
                {format!("Offline since {time}. Showing saved data.")}
            </p>
        }
        .into_any()
    })
}
