use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::analysis::Analysis;
use shared::chart::Chart;
use shared::role::Role;

use super::answer::{AnswerView, use_answer};
use super::asked;
use super::parameters::{Asked, Parameters};
use crate::browser::{download, page};
use crate::charts::{ChartTable, TableInstead};
use crate::components::icons::{Icon, Shape};
use crate::components::varying::varying;
use crate::live::Known;
use crate::sending::Sending;
use crate::{address, api};

/// All analyses below each other, as they answer without being asked for anything special.
#[component]
pub fn Overview(analyses: Known<Vec<Analysis>>, role: Role) -> impl IntoView {
    page::set_title("Analyses");
    let card = move |analysis: Analysis| {
        let Analysis { name, title, question, parameters, .. } = analysis;
        let href = address::analysis(&name);
        let live = use_answer(role, name, move || asked::query(&parameters, &[]));
        let more = |chart| view! { <TableInstead chart /> }.into_any();
        view! {
            <section class="analysis">
                <h2><a href=href>{title}</a></h2>
                <p class="question">{question}</p>
                <AnswerView live more />
            </section>
        }
        .into_any()
    };
    varying(move || analyses.with(Vec::clone).into_iter().map(card).collect_view().into_any())
}

/// One analysis with its parameters, its table and its definition.
#[component]
pub fn AnalysisScreen(analysis: Analysis, role: Role) -> impl IntoView {
    let Analysis { name, title, question, definition, parameters, .. } = analysis;
    page::set_title(&title);
    let asked = use_asked(&name);
    let described = parameters.clone();
    let query = Memo::new(move |_| asked.pairs.with(|pairs| asked::query(&described, pairs)));
    let live = use_answer(role, name.clone(), move || query.get());
    let more = move |chart: Memo<Chart>| {
        let name = name.clone();
        let note = |it: String| view! { <li>{it}</li> }.into_any();
        let notes = move || chart.with(|it| it.notes.clone()).into_iter().map(note).collect_view();
        view! {
            <ul class="notes">
                {varying(move || notes().into_any())}
            </ul>
            <details class="data" open>
                <summary>"Table"</summary>
                <ChartTable chart />
                <CsvButton name role query />
            </details>
        }
        .into_any()
    };
    view! {
        <section class="analysis">
            <h2>{title}</h2>
            <p class="question">{question}</p>
            <Parameters parameters asked />
            <AnswerView live more />
            <details>
                <summary>"How is this computed?"</summary>
                <p class="definition">{definition}</p>
            </details>
        </section>
    }
}

/// The parameters in the address of the analysis of that name.
fn use_asked(name: &str) -> Asked {
    let map = use_query_map();
    let pairs = Memo::new(move |_| {
        let pairs = map.get().into_iter().map(|(name, value)| (name.to_string(), value));
        pairs.collect::<Vec<_>>()
    });
    let path = address::analysis(name);
    let navigate = StoredValue::new_local(use_navigate());
    let href = Callback::new(move |changes: Vec<(String, String)>| {
        let changes: Vec<(&str, &str)> =
            changes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        format!("{path}{}", pairs.with(|pairs| address::changed(pairs, &changes)))
    });
    let go = Callback::new(move |changes| {
        let to = untrack(|| href.run(changes));
        let options = NavigateOptions { scroll: false, ..Default::default() };
        navigate.try_with_value(|navigate| navigate(&to, options));
    });
    Asked { pairs, href, go }
}

/// Saves the rows of the table as a file.
#[component]
fn CsvButton(name: String, role: Role, query: Memo<String>) -> impl IntoView {
    let sending = Sending::new();
    let name = StoredValue::new(name);
    let fetch = Callback::new(move |()| {
        let (name, query) = (name.get_value(), query.get_untracked());
        let file = format!("{name}.csv");
        let rows = async move { api::analytics::csv(role, &name, &query).await };
        sending.start(rows, move |rows| {
            // A browser that saves no files says so itself.
            let _ = download::save(&file, "text/csv", &rows);
        });
    });
    view! {
        <button type="button" class="csv" on:click=move |_| fetch.run(())>
            <Icon shape=Shape::Download />
            "Download as CSV"
        </button>
        {sending.refusal(|| "No file was saved.", fetch)}
    }
}
