use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Ticket};

use crate::api;
use crate::components::icons::{Icon, Shape};
use crate::components::varying::attribute;
use crate::sending::Sending;

/// Three categories to choose from, the present one marked.
#[component]
pub fn Correction(
    ticket: TicketId,
    role: Role,
    #[prop(into)] category: Signal<Category>,
    #[prop(into)] on_corrected: Callback<Ticket>,
) -> impl IntoView {
    let sending = Sending::new();
    let chosen = RwSignal::new(category.get_untracked());
    let correct = Callback::new(move |()| {
        let to = chosen.get_untracked();
        if category.get_untracked() != to {
            sending.start(api::tickets::correct_category(role, ticket, to), move |corrected| {
                on_corrected.try_run(corrected);
            });
        }
    });
    let choice = move |to: Category| {
        view! {
            <button
                type="button"
                aria-pressed=attribute(move || (category.get() == to).to_string())
                on:click=move |_| {
                    chosen.set(to);
                    correct.run(());
                }
            >
                <Icon shape=Shape::of(to) />
                {to.title()}
            </button>
        }
        .into_any()
    };
    view! {
        <details class="correction">
            <summary>"Correct category"</summary>
            <div class="choices" role="group" aria-label="Category">
                {Category::ALL.into_iter().map(choice).collect_view()}
            </div>
            {sending.refusal(|| "The category stays.", correct)}
        </details>
    }
}
