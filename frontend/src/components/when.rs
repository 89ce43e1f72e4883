use chrono::{DateTime, Utc};
use leptos::prelude::*;

use crate::browser::campus_time;
use crate::clock::use_now;
use crate::components::varying::{attribute, words};
use crate::wording::age::age;

/// How long ago something was; the exact campus time appears on hover.
#[component]
pub fn When(#[prop(into)] time: Signal<DateTime<Utc>>) -> impl IntoView {
    view! {
        <time
            datetime=attribute(move || campus_time::machine_readable(time.get()))
            title=attribute(move || campus_time::date_and_time(time.get()))
        >
            {how_long_ago(time)}
        </time>
    }
}

/// The exact campus time, and how long ago that was.
#[component]
pub fn ExactWhen(#[prop(into)] time: Signal<DateTime<Utc>>) -> impl IntoView {
    view! {
        <time datetime=attribute(move || campus_time::machine_readable(time.get()))>
            {words(move || campus_time::date_and_time(time.get()))}
            <span class="quiet">" · " {how_long_ago(time)}</span>
        </time>
    }
}

fn how_long_ago(time: Signal<DateTime<Utc>>) -> AnyView {
    let now = use_now();
    words(move || age(now.get() - time.get().timestamp()))
}
