use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Ticket};

use crate::api;
use crate::components::error_notice::submission_error;
use crate::components::icons::{Icon, Shape};
use crate::sentences::names;
use crate::submission::Submission;
use crate::words::words;

/// A button for each category, the present one pressed.
#[component]
pub fn CategoryCorrection(
    ticket: TicketId,
    role: Role,
    #[prop(into)] category: Signal<Category>,
    #[prop(into)] on_corrected: Callback<Ticket>,
) -> impl IntoView {
    let submission = Submission::new();
    let chosen = RwSignal::new(category.get_untracked());
    let correct = Callback::new(move |()| {
        let to = chosen.get_untracked();
        if category.get_untracked() != to {
            submission.start(api::tickets::correct_category(role, ticket, to), move |corrected| {
                on_corrected.try_run(corrected);
            });
        }
    });
    let button = move |to: Category| {
        view! {
            <button
                type="button"
                aria-pressed=Signal::derive(move || (category.get() == to).to_string())
                on:click=move |_| {
                    chosen.set(to);
                    correct.run(());
                }
            >
                <Icon shape=Shape::of(to) />
                {names::category(to)}
            </button>
        }
        .into_any()
    };
    view! {
        <details class="category-correction">
            <summary>{words().category_correct()}</summary>
            <div class="choices" role="group" aria-label=words().category_label()>
                {Category::ALL.into_iter().map(button).collect_view()}
            </div>
            {submission_error(submission, || words().category_correct_failed(), correct)}
        </details>
    }
}
