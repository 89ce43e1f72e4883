use leptos::prelude::*;
use shared::role::Role;
use shared::routes;
use shared::ticket::{NewTicket, Ticket};
use uuid::Uuid;

use crate::api;
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::components::text::sentence_with;
use crate::format;
use crate::live_query::Loaded;
use crate::submission::Submission;
use crate::words::words;

/// A closed ticket stays closed; this reports its text again as a ticket that names it.
#[component]
pub fn FollowUp(ticket: Loaded<Ticket>, role: Role) -> impl IntoView {
    let key = StoredValue::new(Uuid::new_v4());
    let created = RwSignal::new(None::<Ticket>);
    let submission = Submission::new();
    let create = Callback::new(move |()| {
        let new = ticket.with_untracked(|ticket| NewTicket {
            description: ticket.description.clone(),
            place: ticket.place.clone(),
            follows: Some(ticket.id),
            receipt: None,
        });
        let create = async move { api::tickets::create(role, &key.get_value(), &new).await };
        submission.start(create, move |ticket| {
            created.try_set(Some(ticket));
            // The button that had the focus is gone.
            page::focus_if_lost(".follow-up a");
        });
    });
    let offer = move || match created.get() {
        Some(ticket) => {
            let link = view! { <a href=routes::ticket(ticket.id)>{format::ticket(ticket.id)}</a> };
            let sentence = sentence_with(|it| words().follow_up_created(it), link.into_any());
            view! { <p role="status">{sentence}</p> }.into_any()
        }
        None => view! {
            <button
                type="button"
                aria-busy=Signal::derive(move || submission.is_pending().to_string())
                on:click=move |_| create.run(())
            >
                {words().follow_up_create()}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="follow-up">
            <p class="quiet">{words().closed_notice()}</p>
            {erased_view(offer)}
            {submission_error(submission, || words().follow_up_failed(), create)}
        </div>
    }
}

/// The ticket that this one takes up again, if there is one.
#[component]
pub fn FollowsLink(ticket: Loaded<Ticket>) -> impl IntoView {
    erased_view(move || {
        let Some(earlier) = ticket.with(|ticket| ticket.follows) else { return ().into_any() };
        let title = words().ticket_follows(format::ticket(earlier));
        view! { <a href=routes::ticket(earlier)>{title}</a> }.into_any()
    })
}
