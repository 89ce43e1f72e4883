//! A report as a file: its rows, or its drawing.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::chart::Chart;
use shared::role::Role;

use super::report::freshness;
use crate::api;
use crate::api::analytics::Report;
use crate::browser::{campus_time, download};
use crate::charts::draw_standalone;
use crate::components::chart::{frame_json, labelled_json};
use crate::components::erased::erased_text;
use crate::components::error_notice::submission_error;
use crate::components::icons::{Icon, Shape};
use crate::live_query::LiveQuery;
use crate::submission::Submission;
use crate::words::words;

/// Saves the rows of the table as a file.
#[component]
pub fn CsvButton(name: String, role: Role, query: Memo<String>) -> impl IntoView {
    let submission = Submission::new();
    let name = StoredValue::new(name);
    let fetch = Callback::new(move |()| {
        let (name, query) = (name.get_value(), query.get_untracked());
        let file = format!("{name}.csv");
        let rows = async move { api::analytics::csv(role, &name, &query).await };
        submission.start(rows, move |rows| {
            // A browser that saves no files says so itself.
            let _ = download::save(&file, "text/csv", &rows);
        });
    });
    view! {
        <button type="button" class="csv" on:click=move |_| fetch.run(())>
            <Icon shape=Shape::Download />
            {words().analysis_download_csv()}
        </button>
        {submission_error(submission, || crate::words::words().analysis_download_failed(), fetch)}
    }
}

/// Saves the drawing with its title and finding as a file.
#[component]
pub fn PictureButton(name: String, live: LiveQuery<Report>) -> impl IntoView {
    let failure = RwSignal::new(String::new());
    let on_click = move |_| {
        let file = format!("{name}.svg");
        let report = untrack(|| {
            // A file is also looked at on other days, so its time has a date.
            let footer = |chart: &Chart| {
                freshness(chart, campus_time::date_and_time(chart.as_of.time), false)
            };
            live.map(|report| {
                let Report { chart, .. } = report;
                (labelled_json(chart), frame_json(chart, footer(chart)))
            })
        });
        let Some((chart, frame)) = report else { return };
        spawn_local(async move {
            let drawing = draw_standalone(&chart, &frame).await;
            let saved = drawing.map(|svg| download::save(&file, "image/svg+xml", &svg));
            let failed = || words().analysis_download_failed();
            failure.try_set(saved.map_or_else(failed, |_| String::new()));
        });
    };
    view! {
        <button type="button" class="picture" on:click=on_click>
            <Icon shape=Shape::Download />
            {words().analysis_download_picture()}
        </button>
        <p class="input-error" role="alert">{erased_text(move || failure.get())}</p>
    }
}
