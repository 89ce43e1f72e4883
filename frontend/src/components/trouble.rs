use leptos::prelude::*;
use shared::problem::Problem;

use crate::components::icons::{Icon, Shape};

/// What went wrong, and a way to try again.
#[component]
pub fn Trouble(
    problem: Problem,
    /// What to say before the details, such as "The list could not be loaded."
    #[prop(into)]
    what: String,
    #[prop(optional, into)] on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let fields = problem.errors.into_iter().map(|it| view! { <p>{it.detail}</p> }.into_any());
    let button = on_retry.map(|retry| {
        let on_click = move |_| retry.run(());
        view! { <button type="button" on:click=on_click>"Retry"</button> }.into_any()
    });
    view! {
        <div class="trouble" role="alert">
            <Icon shape=Shape::Warning />
            <div>
                <p><strong>{what}</strong> " " {problem.detail}</p>
                {fields.collect_view()}
                {button}
            </div>
        </div>
    }
}
