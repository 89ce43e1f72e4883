use leptos::prelude::*;
use shared::ticket::Status;

use crate::components::icons::StatusIcon;
use crate::components::varying::{attribute, varying, words};
use crate::wording::titles;

/// A status as shape, word and colour.
#[component]
pub fn StatusMark(#[prop(into)] status: Signal<Status>) -> impl IntoView {
    view! {
        <span class="status" data-status=attribute(move || status.get().to_string())>
            {varying(move || view! { <StatusIcon status=status.get() /> }.into_any())}
            {words(move || titles::status(status.get()).to_owned())}
        </span>
    }
}
