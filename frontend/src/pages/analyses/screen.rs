use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::analysis::Analysis;
use shared::role::Role;

use super::answer::{AnswerView, use_answer};
use super::asked;
use super::parameters::{Asked, Parameters};
use super::saving::{CsvButton, PictureButton};
use crate::address;
use crate::browser::page;
use crate::charts::{Answer, ChartTable, TableInstead, said};
use crate::components::varying::varying;
use crate::live::Known;

/// All analyses below each other, as they answer without being asked for anything special.
#[component]
pub fn Overview(analyses: Known<Vec<Analysis>>, role: Role) -> impl IntoView {
    page::set_title("Analyses");
    let card = move |analysis: Analysis| {
        let Analysis { name, title, question, parameters, .. } = analysis;
        let href = address::analysis(&name);
        let live = use_answer(role, name, move || asked::query(&parameters, &[]));
        let more = |answer| view! { <TableInstead answer /> }.into_any();
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
    let more = move |answer: Known<Answer>| {
        let name = name.clone();
        let said = said(answer);
        let note = |it: &String| view! { <li>{it.clone()}</li> }.into_any();
        let notes = move || {
            said.track();
            answer.with_untracked(|it| it.chart.notes.iter().map(note).collect_view())
        };
        view! {
            <ul class="notes">
                {varying(move || notes().into_any())}
            </ul>
            <details class="data" open>
                <summary>"Table"</summary>
                <ChartTable answer />
                <p class="actions">
                    <CsvButton name=name.clone() role query />
                    <PictureButton name live />
                </p>
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
