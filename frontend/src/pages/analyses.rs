mod analysis;
mod downloads;
mod parameter_values;
mod parameters;
mod report;
mod wall_display;

use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use shared::analysis::Analysis;
use shared::role::Role;
use shared::routes;

use crate::api;
use crate::charts::provide_renderer;
use crate::components::erased::erased_view;
use crate::components::frame::Heading;
use crate::components::when_loaded::WhenLoaded;
use crate::live_query::{Loaded, use_live_query};
use crate::role::use_role;
use crate::sentences;
use crate::words::words;
use analysis::{AnalysisView, Overview};
pub use report::report_figures;
use wall_display::{WallDisplay, WallDisplayLink};

/// `/analyses` and `/analyses/:name`: drawn from what the analyses say of themselves.
#[component]
pub fn AnalysesPage() -> impl IntoView {
    provide_renderer();
    let role = use_role();
    let params = use_params_map();
    let name = Memo::new(move |_| params.with(|params| params.get("name")));
    let analyses = use_live_query(move || api::analytics::list(role));
    let query = use_query_map();
    let is_wall_display = Memo::new(move |_| query.with(|it| it.get_str("wall").is_some()));
    let draw = move |analyses: Loaded<Vec<Analysis>>| {
        if is_wall_display.get() {
            return view! { <WallDisplay analyses role /> }.into_any();
        }
        let shown = move || match name.get() {
            Some(name) => view! { <NamedAnalysis name analyses role /> }.into_any(),
            None => view! { <Overview analyses role /> }.into_any(),
        };
        view! {
            <Tabs analyses name />
            {erased_view(shown)}
        }
        .into_any()
    };
    view! {
        <main id="main" class="page analyses">
            <div class="analyses-head">
                <Heading title=words().analyses_title() />
                <WallDisplayLink />
            </div>
            <WhenLoaded live=analyses what=words().analyses_load_failed() lines=6 view=draw />
        </main>
    }
}

/// A link for each analysis.
#[component]
fn Tabs(analyses: Loaded<Vec<Analysis>>, name: Memo<Option<String>>) -> impl IntoView {
    let tab = move |analysis: &Analysis| {
        let own_name = analysis.name.clone();
        let (href, title) = (routes::analysis(&own_name), sentences::analyses::title(&own_name));
        let is_current = move || name.with(|name| name.as_ref() == Some(&own_name));
        view! {
            <li>
                <a href=href aria-current=Signal::derive(move || is_current().then_some("true"))>
                    {title}
                </a>
            </li>
        }
        .into_any()
    };
    let tabs = move || analyses.with(|all| all.iter().map(tab).collect_view()).into_any();
    let is_overview = move || name.with(Option::is_none).then_some("true");
    view! {
        <nav class="tabs" aria-label=words().analyses_title()>
            <ul>
                <li>
                    <a href=routes::analyses() aria-current=Signal::derive(is_overview)>
                        {words().analyses_overview()}
                    </a>
                </li>
                {erased_view(tabs)}
            </ul>
        </nav>
    }
}

#[component]
fn NamedAnalysis(name: String, analyses: Loaded<Vec<Analysis>>, role: Role) -> impl IntoView {
    erased_view(move || {
        let analysis = analyses.with(|all| all.iter().find(|it| it.name == name).cloned());
        match analysis {
            Some(analysis) => view! { <AnalysisView analysis role /> }.into_any(),
            None => view! {
                <p class="empty">{words().analyses_unknown()}</p>
            }
            .into_any(),
        }
    })
}
