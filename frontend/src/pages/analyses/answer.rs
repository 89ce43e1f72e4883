//! What an analysis answers: finding, numbers, drawing, and how far it has read.

use charts::quantity::told;
use chrono::DateTime;
use leptos::prelude::*;
use shared::chart::{AsOf, Chart, Figure};
use shared::role::Role;

use crate::api;
use crate::browser::campus_time;
use crate::charts::ChartFigure;
use crate::components::loaded::Loaded;
use crate::components::trouble::Trouble;
use crate::components::varying::{varying, words};
use crate::live::{Known, Live, use_live_part};

/// Asks an analysis, and keeps asking. One that is away is no lost connection.
pub fn use_answer(
    role: Role,
    name: String,
    query: impl Fn() -> String + Send + Sync + 'static,
) -> Live<Chart> {
    use_live_part(move || {
        let (name, query) = (name.clone(), query());
        async move { api::analytics::show(role, &name, &query).await }
    })
}

/// The answer with whatever `more` adds to a chart. The last chart stays while its service is away.
#[component]
pub fn AnswerView(
    live: Live<Chart>,
    #[prop(into)] more: Callback<Memo<Chart>, AnyView>,
) -> impl IntoView {
    let trouble = move || match live.problem().get() {
        Some(problem) => {
            let what = "This analysis cannot answer right now; it is asked again by itself.";
            view! { <Trouble problem what on_retry=move |()| live.reload() /> }.into_any()
        }
        None => ().into_any(),
    };
    let draw = move |chart: Known<Chart>| {
        // Every answer has another time; what else it says seldom changes and is drawn only then.
        let said = Memo::new(move |_| Chart { as_of: NEVER, ..chart.with(Chart::clone) });
        view! {
            {varying(trouble)}
            <ChartView chart=said />
            <Freshness chart />
            {more.run(said)}
        }
        .into_any()
    };
    view! { <Loaded live what="The analysis could not be loaded." lines=8 view=draw /> }
}

const NEVER: AsOf = AsOf { position: 0, time: DateTime::UNIX_EPOCH };

#[component]
fn ChartView(chart: Memo<Chart>) -> impl IntoView {
    let card = |figure| view! { <Card figure /> }.into_any();
    let cards = move || chart.with(|it| it.figures.clone()).into_iter().map(card).collect_view();
    view! {
        <p class="finding">{words(move || chart.with(|it| it.finding.clone()))}</p>
        <dl class="figure-cards">{varying(move || cards().into_any())}</dl>
        <ChartFigure chart />
    }
}

/// One number that matters.
#[component]
fn Card(figure: Figure) -> impl IntoView {
    let value = told(figure.value, figure.unit);
    view! {
        <div>
            <dt>{figure.title}</dt>
            <dd data-figure=figure.name>{value}</dd>
        </div>
    }
}

#[component]
fn Freshness(chart: Known<Chart>) -> impl IntoView {
    let as_of = move || {
        chart.with(|it| {
            let time = campus_time::second_of_day(it.as_of.time);
            format!("As of {time}, change {} · {} time", it.as_of.position, it.time_zone)
        })
    };
    view! { <p class="quiet as-of">{words(as_of)}</p> }
}
