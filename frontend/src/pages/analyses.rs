mod answer;
mod asked;
mod parameters;
mod saving;
mod screen;
mod wall;

use leptos::prelude::*;
use leptos_router::hooks::use_query_map;
use shared::analysis::Analysis;
use shared::policy;
use shared::role::Role;

use crate::charts::provide_pen;
use crate::components::heading::Heading;
use crate::components::loaded::Loaded;
use crate::components::varying::{current, varying};
use crate::live::{Known, use_live};
use crate::role::{take_role, use_role};
use crate::site::Screen;
use crate::{address, api};
use screen::{AnalysisScreen, Overview};
use wall::{Wall, WallLink};

/// `/analyses` and `/analyses/:name`: drawn from what the analyses say of themselves.
#[component]
pub fn AnalysesPage(screen: Memo<Screen>) -> impl IntoView {
    provide_pen();
    let role = use_role();
    let name = Memo::new(move |_| match screen.get() {
        Screen::Analyses(name) => name,
        _ => None,
    });
    let shown = move || match policy::may_analyse(role.get()) {
        true => view! { <Analyses role=role.get() name /> }.into_any(),
        false => view! { <NotForUsers /> }.into_any(),
    };
    view! {
        <main id="main" class="page analyses">
            {varying(shown)}
        </main>
    }
}

#[component]
fn NotForUsers() -> impl IntoView {
    view! {
        <Heading title="Analyses are for the helpdesk" />
        <p>"They tell how the work goes. Your tickets are on the screen for users."</p>
        <p class="actions">
            <button type="button" on:click=|_| take_role(Role::Helpdesk)>"Switch to helpdesk"</button>
            <a href=address::home(Role::User)>"To the tickets"</a>
        </p>
    }
}

#[component]
fn Analyses(role: Role, name: Memo<Option<String>>) -> impl IntoView {
    let analyses = use_live(move || api::analytics::list(role));
    let query = use_query_map();
    let is_wall = Memo::new(move |_| query.with(|it| it.get_str("wall").is_some()));
    let draw = move |analyses: Known<Vec<Analysis>>| {
        if is_wall.get() {
            return view! { <Wall analyses role /> }.into_any();
        }
        let screen = move || match name.get() {
            Some(name) => view! { <Named name analyses role /> }.into_any(),
            None => view! { <Overview analyses role /> }.into_any(),
        };
        view! {
            <Choose analyses name />
            {varying(screen)}
        }
        .into_any()
    };
    view! {
        <div class="analyses-head">
            <Heading title="Analyses" />
            <WallLink />
        </div>
        <Loaded live=analyses what="The analyses could not be loaded." lines=6 view=draw />
    }
}

/// A link for each analysis there is.
#[component]
fn Choose(analyses: Known<Vec<Analysis>>, name: Memo<Option<String>>) -> impl IntoView {
    let link = move |analysis: &Analysis| {
        let (to, title) = (analysis.name.clone(), analysis.title.clone());
        let href = address::analysis(&to);
        let is_here = current(move || name.with(|it| it.as_ref() == Some(&to)));
        view! {
            <li>
                <a href=href aria-current=is_here>
                    {title}
                </a>
            </li>
        }
        .into_any()
    };
    let links = move || analyses.with(|it| it.iter().map(link).collect_view()).into_any();
    view! {
        <nav class="tabs" aria-label="Analyses">
            <ul>
                <li>
                    <a
                        href="/analyses"
                        aria-current=current(move || name.with(Option::is_none))
                    >
                        "Overview"
                    </a>
                </li>
                {varying(links)}
            </ul>
        </nav>
    }
}

#[component]
fn Named(name: String, analyses: Known<Vec<Analysis>>, role: Role) -> impl IntoView {
    varying(move || {
        let analysis = analyses.with(|it| it.iter().find(|it| it.name == name).cloned());
        match analysis {
            Some(analysis) => view! { <AnalysisScreen analysis role /> }.into_any(),
            None => view! {
                <p class="empty">"There is no analysis of that name. Choose one above."</p>
            }
            .into_any(),
        }
    })
}
