use leptos::prelude::*;
use shared::role::Role;
use shared::routes;
use shared::ticket::{NewTicket, Ticket};
use uuid::Uuid;

use crate::api;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::live_query::Loaded;
use crate::submission::Submission;

/// A closed ticket stays closed; this reports its text again as a ticket that names it.
#[component]
pub fn FollowUp(ticket: Loaded<Ticket>, role: Role) -> impl IntoView {
    let key = StoredValue::new(Uuid::new_v4());
    let created = RwSignal::new(None::<Ticket>);
    let submission = Submission::new();
    let create = Callback::new(move |()| {
        let new = ticket.with_untracked(|ticket| NewTicket {
            description: ticket.description.clone(),
            follows: Some(ticket.id),
        });
        let create = async move { api::tickets::create(role, &key.get_value(), &new).await };
        submission.start(create, move |ticket| {
            created.try_set(Some(ticket));
        });
    });
    let offer = move || match created.get() {
        Some(ticket) => view! {
            <p role="status">
                "Follow-up "
                <a href=routes::ticket(ticket.id)>"#" {ticket.id.to_string()}</a>
                " created"
            </p>
        }
        .into_any(),
        None => view! {
            <button
                type="button"
                disabled=Signal::derive(move || submission.is_pending())
                on:click=move |_| create.run(())
            >
                "Create follow-up"
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="follow-up">
            <p class="quiet">"This ticket is closed. To continue, create a follow-up."</p>
            {erased_view(offer)}
            {submission_error(submission, || "Couldn't create the follow-up.", create)}
        </div>
    }
}

/// The ticket that this one takes up again, if there is one.
#[component]
pub fn FollowsLink(ticket: Loaded<Ticket>) -> impl IntoView {
    erased_view(move || {
        let Some(earlier) = ticket.with(|ticket| ticket.follows) else { return ().into_any() };
        view! { <a href=routes::ticket(earlier)>"Follow-up to #" {earlier.to_string()}</a> }
            .into_any()
    })
}
