use leptos::prelude::*;

use crate::components::erased::erased_view;
use crate::format;
use crate::words::words;

/// One value of a filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterOption {
    /// Its value in the address; empty for the default.
    pub value: &'static str,
    pub title: String,
}

/// The options of a filter, each a link to the list it stands for.
#[component]
pub fn FilterLinks(
    title: String,
    options: Vec<FilterOption>,
    /// The value in the address.
    #[prop(into)]
    selected: Signal<String>,
    /// The address of the list filtered by a value.
    #[prop(into)]
    href: Callback<&'static str, String>,
    /// How many tickets a value stands for, where the server counts them.
    #[prop(into)]
    count: Callback<&'static str, Option<i64>>,
) -> impl IntoView {
    let item = move |FilterOption { value, title }: FilterOption| {
        let is_selected = move || selected.with(|selected| selected == value);
        let badge = move || {
            let count = count.run(value).map(|count| format::number(count as f64));
            count.map(|count| view! { <span class="count">{count}</span> }.into_any()).into_any()
        };
        view! {
            <li>
                <a
                    href=Signal::derive(move || href.run(value))
                    data-noscroll
                    aria-current=Signal::derive(move || is_selected().then_some("true"))
                >
                    <span>{title}</span>
                    {erased_view(badge)}
                </a>
            </li>
        }
        .into_any()
    };
    let label = words().filter_group(&title);
    view! {
        <nav class="filter" aria-label=label>
            <h2>{title}</h2>
            <ul>{options.into_iter().map(item).collect_view()}</ul>
        </nav>
    }
}
