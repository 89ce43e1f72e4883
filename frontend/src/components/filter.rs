use leptos::prelude::*;

use crate::components::varying::{attribute, current, varying};

/// One way to narrow a list down.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its value in the address; empty for the usual one.
    pub value: &'static str,
    pub title: &'static str,
}

/// Choices of which one is taken, each a link to the list it stands for.
#[component]
pub fn Filter(
    title: &'static str,
    choices: Vec<Choice>,
    /// The value taken now.
    #[prop(into)]
    taken: Signal<String>,
    /// The address of the list narrowed down to a value.
    #[prop(into)]
    href: Callback<&'static str, String>,
    /// How many tickets a value stands for, where that is known.
    #[prop(into)]
    count: Callback<&'static str, Option<i64>>,
) -> impl IntoView {
    let item = move |Choice { value, title }: Choice| {
        let is_taken = move || taken.with(|it| it == value);
        let counted = move || {
            count
                .run(value)
                .map(|it| view! { <span class="count">{it.to_string()}</span> }.into_any())
                .into_any()
        };
        view! {
            <li>
                <a
                    href=attribute(move || href.run(value))
                    data-noscroll
                    aria-current=current(is_taken)
                >
                    <span>{title}</span>
                    {varying(counted)}
                </a>
            </li>
        }
        .into_any()
    };
    view! {
        <nav class="filter" aria-label=format!("{title} filter")>
            <h2>{title}</h2>
            <ul>{choices.into_iter().map(item).collect_view()}</ul>
        </nav>
    }
}
