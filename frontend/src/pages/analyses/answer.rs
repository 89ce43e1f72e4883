//! What an analysis answers: finding, numbers, drawing, and how far it has read.

use charts::quantity::told;
use leptos::prelude::*;
use shared::chart::{Chart, Figure, Series, Unit};
use shared::role::Role;

use crate::api;
use crate::browser::campus_time;
use crate::charts::{Answer, ChartFigure};
use crate::components::loaded::Loaded;
use crate::components::trouble::Trouble;
use crate::components::varying::{attribute, varying, words};
use crate::live::{Known, Live, use_live_part};
use crate::news::use_news;

/// Asks an analysis, and keeps asking. One that is away is no lost connection.
pub fn use_answer(
    role: Role,
    name: String,
    query: impl Fn() -> String + Send + Sync + 'static,
) -> Live<Answer> {
    use_live_part(move || {
        let (name, query) = (name.clone(), query());
        async move { api::analytics::show(role, &name, &query).await }
    })
}

/// The answer with whatever `more` adds to it. The last one stays while its service is away.
#[component]
pub fn AnswerView(
    live: Live<Answer>,
    #[prop(into)] more: Callback<Known<Answer>, AnyView>,
) -> impl IntoView {
    let trouble = move || match live.problem().get() {
        Some(problem) => {
            let what = "This analysis cannot answer right now; it is asked again by itself.";
            view! { <Trouble problem what on_retry=move |()| live.reload() /> }.into_any()
        }
        None => ().into_any(),
    };
    let draw = move |answer: Known<Answer>| {
        let many = Memo::new(move |_| answer.with(|it| it.chart.figures.len()));
        let cards = move || (0..many.get()).map(|it| card(answer, it)).collect_view().into_any();
        view! {
            {varying(trouble)}
            <p class="finding">{words(move || answer.with(|it| it.chart.finding.clone()))}</p>
            <dl class="figure-cards">{varying(cards)}</dl>
            <ChartFigure answer />
            <Freshness answer live />
            {more.run(answer)}
        }
        .into_any()
    };
    view! { <Loaded live what="The analysis could not be loaded." lines=8 view=draw /> }
}

/// One number that matters. It leads to its tickets; the first says so in words. Nothing of it is made
/// anew when it changes, so that whoever stands on a link stays there.
fn card(answer: Known<Answer>, place: usize) -> AnyView {
    let told = move |tell: fn(&Figure, &[Series]) -> String| {
        let tell = move |chart: &Chart| {
            chart.figures.get(place).map(|it| tell(it, &chart.series)).unwrap_or_default()
        };
        move || answer.with(|it| tell(&it.chart))
    };
    let href = attribute(told(address));
    let leads = Memo::new(move |_| !told(address)().is_empty());
    let value = move || match leads.get() {
        true => {
            let name =
                attribute(told(|it, all| format!("{} {}: show them", value(it, all), it.title)));
            view! { <a href=href aria-label=name>{words(told(value))}</a> }.into_any()
        }
        false => words(told(value)),
    };
    let show = move || match leads.get() && place == 0 {
        true => view! { <a class="show" href=href>{words(told(show))}</a> }.into_any(),
        false => ().into_any(),
    };
    view! {
        <div>
            <dt>{words(told(|it, _| it.title.clone()))}</dt>
            <dd data-figure=told(|it, _| it.name.clone())()>{varying(value)}</dd>
            <dd class="note">{words(told(|it, _| it.note.clone().unwrap_or_default()))}</dd>
            <dd class="note">{varying(show)}</dd>
        </div>
    }
    .into_any()
}

/// Where the tickets of a number are shown; empty where it counts none.
fn address(figure: &Figure, _: &[Series]) -> String {
    let counts = figure.unit == Unit::Tickets && figure.value != Some(0.0);
    let tickets = figure.tickets.as_ref().filter(|_| counts);
    tickets.map(charts::address::tickets).unwrap_or_default()
}

fn value(figure: &Figure, all: &[Series]) -> String {
    told(figure.value, figure.unit, all)
}

fn show(figure: &Figure, all: &[Series]) -> String {
    match figure.value {
        Some(1.0) => "Show this ticket".to_owned(),
        _ => format!("Show these {} tickets", value(figure, all)),
    }
}

#[component]
fn Freshness(answer: Known<Answer>, live: Live<Answer>) -> impl IntoView {
    let news = use_news();
    let as_of = move || {
        let is_live = news.is_open() && live.problem().with(Option::is_none);
        let live = if is_live { " · live" } else { "" };
        answer.with(|it| {
            let time = campus_time::second_of_day(it.chart.as_of.time);
            freshness(&it.chart, &format!("{time}{live}"))
        })
    };
    view! { <p class="quiet as-of">{words(as_of)}</p> }
}

/// Which stretch of time was asked for, when the answer was right, and how far the log was read.
pub fn freshness(chart: &Chart, time: &str) -> String {
    let since = chart.period.map(|it| format!("Since {} · ", campus_time::date_and_time(it.from)));
    let since = since.unwrap_or_default();
    format!("{since}As of {time} · change {} · {} time", chart.as_of.position, chart.time_zone)
}
