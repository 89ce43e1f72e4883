//! What surrounds every screen but the first: the header, the heading, the footer, and a word when the connection is
//! lost.

use leptos::prelude::*;
use shared::policy;
use shared::role::Role;
use shared::routes;

use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::icons::{Icon, Shape};
use crate::components::text::sentence_with;
use crate::connection::use_connection;
use crate::event_feed::use_event_feed;
use crate::format;
use crate::language::Language;
use crate::receipts::use_receipts;
use crate::role::{rel_of_link_to, use_role};
use crate::sentences::names;
use crate::theme::Theme;
use crate::words::words;

/// The name of the application, the role, and the screens of that role. `path` is the path shown.
#[component]
pub fn Header(#[prop(into)] path: Signal<String>) -> impl IntoView {
    let role = use_role();
    let (other, switch) = match role {
        Role::User => (Role::Helpdesk, words().frame_switch_to_helpdesk()),
        Role::Helpdesk => (Role::User, words().frame_switch_to_user()),
    };
    let is_current = move |address: String| {
        Signal::derive(move || path.with(|path| path.starts_with(&address)).then_some("true"))
    };
    let is_exact = move |address: String| {
        Signal::derive(move || path.with(|path| *path == address).then_some("true"))
    };
    // Users find it at the foot of each page.
    let help = (role == Role::Helpdesk).then(|| {
        view! {
            <a href=routes::help() aria-current=is_exact(routes::help())>
                {words().help_title()}
            </a>
        }
        .into_any()
    });
    let home = routes::home(role);
    let analyses = policy::may_analyse(role).then(|| {
        view! {
            <a href=routes::analyses() aria-current=is_current(routes::analyses())>
                {words().frame_analyses()}
            </a>
        }
        .into_any()
    });
    let reports = (role == Role::User).then(|| {
        view! {
            <a href=routes::reports() aria-current=is_current(routes::reports())>
                {words().reports_title()} " " {news_badge()}
            </a>
        }
        .into_any()
    });
    view! {
        <header class="header">
            <a class="name" href="/">{words().product()}</a>
            <nav aria-label=words().frame_nav()>
                <a href=home.clone() aria-current=is_current(home)>
                    {words().frame_tickets()}
                </a>
                {reports}
                {analyses}
                {help}
            </nav>
            <p class="role-switch">
                <span class="role">{names::role(role)}</span>
                <a href=routes::home(other) rel=rel_of_link_to(other)>{switch}</a>
            </p>
            <LanguageSelect />
            <ThemeSwitch />
        </header>
    }
}

/// How many of the reader's reports were closed and not looked at since, if any.
fn news_badge() -> AnyView {
    let receipts = use_receipts();
    erased_view(move || match receipts.ended(false).len() {
        0 => ().into_any(),
        count => {
            let count = count as f64;
            view! {
                <span class="badge">
                    {format::number(count)}
                    <span class="visually-hidden">{words().reports_news_count()}</span>
                </span>
            }
            .into_any()
        }
    })
}

/// Whom to call in danger, the way to the help, and the time zone, once for all times.
#[component]
pub fn Footer() -> impl IntoView {
    let zone = page::setting("time-zone").unwrap_or_default();
    let city = zone.rsplit('/').next().unwrap_or_default().replace('_', " ");
    view! {
        <footer class="footer">
            <p>{danger_sentence()}</p>
            <p><a href=routes::help()>{words().help_title()}</a></p>
            <p>{words().footer_zone(city)}</p>
        </footer>
    }
}

/// The number to call in danger, and its address for a phone.
pub fn emergency_number() -> (String, String) {
    let number = page::setting("emergency").unwrap_or_default();
    let digits: String = number.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    (number, format!("tel:{digits}"))
}

/// Whom to call in danger, with a link for a phone.
pub fn danger_sentence() -> AnyView {
    let (number, address) = emergency_number();
    let link = view! { <a href=address>{number}</a> }.into_any();
    sentence_with(|it| words().help_danger(it), link)
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
    let title = Signal::derive(move || theme.get().title());
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

/// The languages by their own names. Another one loads the page again.
#[component]
pub fn LanguageSelect() -> impl IntoView {
    let chosen = Language::chosen();
    let option = move |language: Language| {
        view! {
            <option
                value=language.code()
                lang=language.code()
                selected=language == chosen
            >
                {language.name()}
            </option>
        }
        .into_any()
    };
    let choose = move |event| {
        let code = event_target_value(&event);
        if let Some(language) = Language::ALL.into_iter().find(|it| it.code() == code) {
            language.remember();
            page::load_again();
        }
    };
    view! {
        <select class="language" aria-label=words().frame_language() on:change=choose>
            {Language::ALL.into_iter().map(option).collect_view()}
        </select>
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
                {words().frame_offline(time)}
            </p>
        }
        .into_any()
    })
}

/// Says that the server has another version of the application. Drafts are stored, so loading loses nothing.
#[component]
pub fn UpdateNotice() -> impl IntoView {
    let feed = use_event_feed();
    erased_view(move || {
        if !feed.is_outdated() {
            return ().into_any();
        }
        update_notice()
    })
}

/// The notice itself, with the button that loads the new version.
pub fn update_notice() -> AnyView {
    view! {
        <p class="update-notice" role="status">
            {words().frame_updated()} " "
            <button type="button" class="link" on:click=move |_| page::load_again()>
                {words().crash_reload()}
            </button>
        </p>
    }
    .into_any()
}
