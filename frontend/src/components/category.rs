use leptos::prelude::*;
use shared::ticket::Category;

use crate::components::icons::{Icon, Shape};
use crate::components::varying::{attribute, varying, words};

/// A category as icon and word.
#[component]
pub fn CategoryMark(#[prop(into)] category: Signal<Category>) -> impl IntoView {
    view! {
        <span class="category" data-category=attribute(move || category.get().to_string())>
            {varying(move || view! { <Icon shape=Shape::of(category.get()) /> }.into_any())}
            {words(move || category.get().title().to_owned())}
        </span>
    }
}
