use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::analysis::Analysis;
use shared::role::Role;
use shared::routes;

use super::downloads::{CsvButton, PictureButton};
use super::parameter_values;
use super::parameters::{ParameterQuery, Parameters};
use super::report::{ReportView, use_report};
use crate::api::analytics::Report;
use crate::browser::page;
use crate::components::chart::{ChartTable, TableIfNotDrawn, facts};
use crate::components::erased::erased_view;
use crate::live_query::Loaded;
use crate::pages::query_pairs::{QueryPairs, use_query_pairs};
use crate::sentences::{analyses, notes};
use crate::words::words;

/// All analyses below each other, with the default values of their parameters.
#[component]
pub fn Overview(analyses: Loaded<Vec<Analysis>>, role: Role) -> impl IntoView {
    page::set_title(&words().analyses_title());
    let card = move |Analysis { name, parameters, .. }: Analysis| {
        let (href, title) = (routes::analysis(&name), analyses::title(&name));
        let question = question(&name);
        let query = move || parameter_values::query(&parameters, &QueryPairs::default());
        let live = use_report(role, name, query);
        let more = |report| view! { <TableIfNotDrawn report /> }.into_any();
        view! {
            <section class="analysis">
                <h2><a href=href>{title}</a></h2>
                {question}
                <ReportView live more />
            </section>
        }
        .into_any()
    };
    erased_view(move || analyses.with(Vec::clone).into_iter().map(card).collect_view().into_any())
}

/// One analysis with its parameters, its table and its definition.
#[component]
pub fn AnalysisView(analysis: Analysis, role: Role) -> impl IntoView {
    let Analysis { name, parameters, .. } = analysis;
    let title = analyses::title(&name);
    page::set_title(&title);
    let parameter_query = use_parameter_query(&name);
    let described = parameters.clone();
    let query = Memo::new(move |_| {
        parameter_query.pairs.with(|pairs| parameter_values::query(&described, pairs))
    });
    let live = use_report(role, name.clone(), move || query.get());
    let definition = analyses::definition(&name).map(|definition| {
        view! {
            <details>
                <summary>{words().analysis_definition()}</summary>
                <p class="definition">{definition}</p>
            </details>
        }
        .into_any()
    });
    let (question, analysis) = (question(&name), name.clone());
    let more = move |report: Loaded<Report>| {
        let name = name.clone();
        let facts = facts(report);
        let note = |note: String| view! { <li>{note}</li> }.into_any();
        let notes = move || {
            let notes: Vec<String> =
                facts.with(|chart| chart.notes.iter().filter_map(notes::note).collect());
            notes.into_iter().map(note).collect_view()
        };
        view! {
            <ul class="notes">
                {erased_view(move || notes().into_any())}
            </ul>
            <details class="data" open>
                <summary>{words().analysis_table()}</summary>
                <ChartTable report />
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
            {question}
            <Parameters analysis parameters query=parameter_query />
            <ReportView live more />
            {definition}
        </section>
    }
}

/// The question that an analysis answers, where there are words for it.
pub fn question(analysis: &str) -> Option<AnyView> {
    let question = analyses::question(analysis);
    question.map(|question| view! { <p class="question">{question}</p> }.into_any())
}

/// The parameters in the address of the analysis of that name.
fn use_parameter_query(name: &str) -> ParameterQuery {
    let pairs = use_query_pairs();
    let path = routes::analysis(name);
    let navigate = StoredValue::new_local(use_navigate());
    let href = Callback::new(move |changes: Vec<(String, String)>| {
        let changes: Vec<(&str, &str)> =
            changes.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        format!("{path}{}", pairs.with(|pairs| pairs.changed(&changes)))
    });
    let change = Callback::new(move |changes| {
        let to = untrack(|| href.run(changes));
        let options = NavigateOptions { scroll: false, ..Default::default() };
        navigate.try_with_value(|navigate| navigate(&to, options));
    });
    ParameterQuery { pairs, href, change }
}
