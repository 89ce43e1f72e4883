//! What an analysis reports: finding, numbers, drawing, and how fresh they are.

use leptos::prelude::*;
use shared::chart::{Chart, Figure, Unit};
use shared::role::Role;
use shared::routes;

use crate::api;
use crate::api::analytics::Report;
use crate::browser::campus_time;
use crate::components::chart::ChartFigure;
use crate::components::erased::{erased_text, erased_view};
use crate::components::error_notice::ErrorNotice;
use crate::components::when_loaded::WhenLoaded;
use crate::event_feed::use_event_feed;
use crate::live_query::{LiveQuery, Loaded, use_live_query_of_service};
use crate::sentences::{analyses, findings, notes, points};
use crate::words::words;

/// Loads the report of an analysis and keeps it fresh. A service that is away is no lost
/// connection.
pub fn use_report(
    role: Role,
    name: String,
    query: impl Fn() -> String + Send + Sync + 'static,
) -> LiveQuery<Report> {
    use_live_query_of_service(move || {
        let (name, query) = (name.clone(), query());
        async move { api::analytics::show(role, &name, &query).await }
    })
}

/// The report with whatever `more` adds to it. The last one stays while its service is away.
#[component]
pub fn ReportView(
    live: LiveQuery<Report>,
    #[prop(into)] more: Callback<Loaded<Report>, AnyView>,
) -> impl IntoView {
    let error = move || match live.problem().get() {
        Some(problem) => {
            let what = words().analysis_may_be_outdated();
            view! { <ErrorNotice problem what on_retry=move |()| live.reload() /> }.into_any()
        }
        None => ().into_any(),
    };
    let draw = move |report: Loaded<Report>| {
        view! {
            {erased_view(error)}
            {report_figures(report)}
            <ChartFigure report />
            <Freshness report live />
            {more.run(report)}
        }
        .into_any()
    };
    view! { <WhenLoaded live what=words().analysis_load_failed() lines=8 view=draw /> }
}

/// The result in a sentence and in numbers.
pub fn report_figures(report: Loaded<Report>) -> AnyView {
    let count = Memo::new(move |_| report.with(|report| report.chart.figures.len()));
    let cards = move || (0..count.get()).map(|index| card(report, index)).collect_view();
    let finding = move || report.with(|report| findings::sentence(&report.chart));
    view! {
        <p class="finding">{erased_text(finding)}</p>
        <dl class="figure-cards">{erased_view(move || cards().into_any())}</dl>
    }
    .into_any()
}

/// One number that matters. It links to its tickets; the first says so in words. Its elements stay
/// when it changes, so that a link keeps the focus.
fn card(report: Loaded<Report>, index: usize) -> AnyView {
    let text = move |text: fn(&Figure, &Chart) -> String| {
        let text = move |chart: &Chart| chart.figures.get(index).map(|it| text(it, chart));
        move || report.with(|report| text(&report.chart)).unwrap_or_default()
    };
    let href = Signal::derive(text(address));
    let has_link = Memo::new(move |_| !text(address)().is_empty());
    let linked_value = move || match has_link.get() {
        true => {
            let name = Signal::derive(text(link_name));
            view! { <a href=href aria-label=name>{erased_text(text(value))}</a> }.into_any()
        }
        false => erased_text(text(value)),
    };
    let show = move || match has_link.get() && index == 0 {
        true => view! { <a class="show" href=href>{erased_text(text(show))}</a> }.into_any(),
        false => ().into_any(),
    };
    view! {
        <div>
            <dt>{erased_text(text(title))}</dt>
            <dd data-figure=text(|figure, _| figure.name.clone())()>{erased_view(linked_value)}</dd>
            <dd class="note">{erased_text(text(detail))}</dd>
            <dd class="note">{erased_view(show)}</dd>
        </div>
    }
    .into_any()
}

/// Where the tickets of a number are shown; empty where it counts none.
fn address(figure: &Figure, _: &Chart) -> String {
    let counts = figure.unit == Unit::Tickets && figure.value != Some(0.0);
    let tickets = figure.tickets.as_ref().filter(|_| counts);
    tickets.map(routes::tickets).unwrap_or_default()
}

fn title(figure: &Figure, chart: &Chart) -> String {
    analyses::figure(&chart.name, &figure.name)
}

fn value(figure: &Figure, chart: &Chart) -> String {
    points::value(figure.value, figure.unit, &chart.series)
}

fn detail(figure: &Figure, _: &Chart) -> String {
    figure.detail.as_ref().and_then(notes::detail).unwrap_or_default()
}

fn link_name(figure: &Figure, chart: &Chart) -> String {
    words().figure_link(title(figure, chart), value(figure, chart))
}

fn show(figure: &Figure, chart: &Chart) -> String {
    match figure.value {
        Some(1.0) => words().figure_show_one(),
        _ => words().figure_show(value(figure, chart)),
    }
}

#[component]
fn Freshness(report: Loaded<Report>, live: LiveQuery<Report>) -> impl IntoView {
    let feed = use_event_feed();
    let as_of = move || {
        let is_live = feed.is_connected() && live.problem().with(Option::is_none);
        report.with(|report| {
            let time = campus_time::second_of_day(report.chart.as_of.time);
            freshness(&report.chart, time, is_live)
        })
    };
    view! { <p class="quiet as-of">{erased_text(as_of)}</p> }
}

/// Since when tickets count, and when the report was right.
pub fn freshness(chart: &Chart, time: String, is_live: bool) -> String {
    let zone = &chart.time_zone;
    let as_of = match is_live {
        true => words().analysis_as_of_live(time, zone),
        false => words().analysis_as_of(time, zone),
    };
    match chart.time_range {
        Some(range) => {
            let since = words().analysis_since(campus_time::date_and_time(range.from));
            format!("{since} · {as_of}")
        }
        None => as_of,
    }
}
