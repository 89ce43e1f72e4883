use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::browser::campus_time;
use crate::clock::use_now;
use crate::components::erased::erased_text;
use crate::sentences::relative_time::ago;

/// How long ago something was; the exact campus time appears on hover.
#[component]
pub fn RelativeTime(#[prop(into)] time: Signal<DateTime<Utc>>) -> impl IntoView {
    view! {
        <time
            datetime=Signal::derive(move || campus_time::machine_readable(time.get()))
            title=Signal::derive(move || campus_time::date_and_time(time.get()))
        >
            {relative(time)}
        </time>
    }
}

/// The exact campus time, and how long ago that was.
#[component]
pub fn ExactTime(#[prop(into)] time: Signal<DateTime<Utc>>) -> impl IntoView {
    view! {
        <time datetime=Signal::derive(move || campus_time::machine_readable(time.get()))>
            {erased_text(move || campus_time::date_and_time(time.get()))}
            <span class="quiet">" · " {relative(time)}</span>
        </time>
    }
}

fn relative(time: Signal<DateTime<Utc>>) -> AnyView {
    let now = use_now();
    erased_text(move || ago(now.get() - time.get().timestamp()))
}
