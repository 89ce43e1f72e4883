use leptos::prelude::*;
use shared::problem::Problem;

use crate::components::erased::erased_view;
use crate::components::icons::{Icon, Shape};
use crate::sentences::problems;
use crate::submission::Submission;
use crate::words::words;

/// What failed, why, and a way to try again.
#[component]
pub fn ErrorNotice(
    problem: Problem,
    /// What failed and what is safe, such as "Couldn’t load the tickets."
    #[prop(into)]
    what: String,
    #[prop(optional, into)] on_retry: Option<Callback<()>>,
) -> impl IntoView {
    let cause = problems::cause(&problem);
    let fields = problem.errors.iter().map(|error| problems::field_error(error.kind));
    let fields = fields.map(|text| view! { <p>{text}</p> }.into_any()).collect_view();
    let button = on_retry.map(|retry| {
        let on_click = move |_| retry.run(());
        view! { <button type="button" on:click=on_click>{words().action_retry()}</button> }
            .into_any()
    });
    view! {
        <div class="error-notice" role="alert">
            <Icon shape=Shape::Warning />
            <div>
                <p><strong>{what}</strong> " " {cause}</p>
                {fields}
                {button}
            </div>
        </div>
    }
}

/// Why a submission failed, if it did. `what` says what that means to whoever submitted it.
pub fn submission_error(
    submission: Submission,
    what: impl Fn() -> String + Send + 'static,
    on_retry: Callback<()>,
) -> AnyView {
    erased_view(move || {
        let Some(problem) = submission.problem() else { return ().into_any() };
        view! { <ErrorNotice problem what=what() on_retry /> }.into_any()
    })
}
