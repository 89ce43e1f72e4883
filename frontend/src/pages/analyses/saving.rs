//! An answer as a file: its rows, or its drawing.

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::chart::Chart;
use shared::role::Role;

use super::answer::freshness;
use crate::api;
use crate::browser::{campus_time, download};
use crate::charts::{Answer, draw_alone};
use crate::components::icons::{Icon, Shape};
use crate::components::varying::words;
use crate::live::Live;
use crate::sending::Sending;

/// Saves the rows of the table as a file.
#[component]
pub fn CsvButton(name: String, role: Role, query: Memo<String>) -> impl IntoView {
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

/// Saves the drawing with its title and finding as a file.
#[component]
pub fn PictureButton(name: String, live: Live<Answer>) -> impl IntoView {
    let refusal = RwSignal::new(String::new());
    let on_click = move |_| {
        let file = format!("{name}.svg");
        let answer = untrack(|| {
            // A file is looked at on other days, too.
            let foot =
                |chart: &Chart| freshness(chart, &campus_time::date_and_time(chart.as_of.time));
            live.map(|it| (it.text.clone(), foot(&it.chart)))
        });
        let Some((chart, foot)) = answer else { return };
        spawn_local(async move {
            let drawing = draw_alone(&chart, &foot).await;
            let saved = drawing.map(|it| download::save(&file, "image/svg+xml", &it));
            let words =
                if saved.is_some() { "" } else { "No picture was saved; please try again." };
            refusal.try_set(words.to_owned());
        });
    };
    view! {
        <button type="button" class="picture" on:click=on_click>
            <Icon shape=Shape::Download />
            "Download as picture"
        </button>
        <p class="refusal" role="alert">{words(move || refusal.get())}</p>
    }
}
