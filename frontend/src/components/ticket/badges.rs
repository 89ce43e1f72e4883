use leptos::prelude::*;
use shared::ticket::{Category, Status};

use crate::components::erased::{erased_text, erased_view};
use crate::components::icons::{Icon, Shape, StatusIcon};
use crate::format;
use crate::sentences::names;
use crate::words::words;

/// A status as shape, word and colour.
#[component]
pub fn StatusBadge(#[prop(into)] status: Signal<Status>) -> impl IntoView {
    view! {
        <span class="status" data-status=Signal::derive(move || status.get().to_string())>
            {erased_view(move || view! { <StatusIcon status=status.get() /> }.into_any())}
            {erased_text(move || names::status(status.get()))}
        </span>
    }
}

/// How many have the problem, the reporter too; nothing where nobody else has said so.
pub fn affected(others: i64) -> AnyView {
    match others {
        0 => ().into_any(),
        _ => {
            let number = others + 1;
            let text = words().ticket_affects(format::number(number as f64));
            view! { <span>{text}</span> }.into_any()
        }
    }
}

/// A category as icon and word.
#[component]
pub fn CategoryBadge(#[prop(into)] category: Signal<Category>) -> impl IntoView {
    view! {
        <span class="category" data-category=Signal::derive(move || category.get().to_string())>
            {erased_view(move || view! { <Icon shape=Shape::of(category.get()) /> }.into_any())}
            {erased_text(move || names::category(category.get()))}
        </span>
    }
}
