//! What surrounds every screen but the first: the header, and a word when the connection is lost.

use leptos::prelude::*;
use shared::policy;
use shared::role::Role;

use crate::address;
use crate::components::icons::{Icon, Shape};
use crate::components::varying::{attribute, current, varying, words};
use crate::connection::use_connection;
use crate::role::use_role;
use crate::theme::Theme;
use crate::wording::titles;

/// The name of the house, who one is in it, and where one can go. `here` is the path shown.
#[component]
pub fn Header(#[prop(into)] here: Signal<String>) -> impl IntoView {
    let role = use_role();
    let other = move || match role.get() {
        Role::User => Role::Helpdesk,
        Role::Helpdesk => Role::User,
    };
    let is_here = move |path: &str| here.with(|it| it.starts_with(path));
    let analyses = move || {
        if !policy::may_analyse(role.get()) {
            return ().into_any();
        }
        view! {
            <a href="/analyses" aria-current=current(move || is_here("/analyses"))>
                "Analyses"
            </a>
        }
        .into_any()
    };
    view! {
        <header class="header">
            <a class="name" href="/">"Lodge"</a>
            <nav aria-label="Main">
                <a
                    href=attribute(move || address::home(role.get()).to_owned())
                    aria-current=current(move || is_here(address::home(role.get())))
                >
                    "Tickets"
                </a>
                {varying(analyses)}
            </nav>
            <p class="who">
                <span class="role">{words(move || titles::role(role.get()).to_owned())}</span>
                <a href=attribute(move || address::home(other()).to_owned())>
                    "Switch to " {words(move || titles::role(other()).to_ascii_lowercase())}
                </a>
            </p>
            <ThemeSwitch />
        </header>
    }
}

/// Goes through light, dark, and whatever the system has.
#[component]
pub fn ThemeSwitch() -> impl IntoView {
    let theme = RwSignal::new(Theme::remembered());
    let shape = move || match theme.get() {
        Theme::System => Shape::HalfSun,
        Theme::Light => Shape::Sun,
        Theme::Dark => Shape::Moon,
    };
    let title = attribute(move || theme.get().title().to_owned());
    let choose = move |_| {
        let next = theme.get_untracked().following();
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
            {varying(move || view! { <Icon shape=shape() /> }.into_any())}
        </button>
    }
}

/// Says since when Lodge has not answered; vanishes by itself.
#[component]
pub fn Offline() -> impl IntoView {
    let connection = use_connection();
    varying(move || {
        let Some(time) = connection.lost_since() else { return ().into_any() };
        view! {
            <p class="offline" role="status">
                <Icon shape=Shape::Warning />
                {format!("Connection lost since {time} – showing what was last known.")}
            </p>
        }
        .into_any()
    })
}
