use leptos::prelude::*;
use shared::policy;
use shared::role::Role;
use shared::ticket::{Status, Ticket};

use super::closing_form::ClosingForm;
use crate::api;
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::live_query::Loaded;
use crate::submission::Submission;
use crate::words::words;

/// The one button that moves a ticket to its next status, or nothing. Closing first asks for the
/// outcome.
#[component]
pub fn StatusButton(
    ticket: Loaded<Ticket>,
    role: Role,
    /// The ticket as the server has it now.
    #[prop(into)]
    on_moved: Callback<Ticket>,
) -> impl IntoView {
    let next = Memo::new(move |_| {
        ticket.with(|ticket| ticket.status.next()).filter(|_| policy::may_move(role))
    });
    erased_view(move || match next.get() {
        Some(Status::Active) => view! { <StartButton ticket role on_moved /> }.into_any(),
        Some(Status::Closed) => view! { <CloseButton ticket role on_moved /> }.into_any(),
        Some(Status::Open) | None => ().into_any(),
    })
}

#[component]
fn StartButton(ticket: Loaded<Ticket>, role: Role, on_moved: Callback<Ticket>) -> impl IntoView {
    let submission = Submission::new();
    let start = Callback::new(move |()| {
        let id = ticket.with_untracked(|ticket| ticket.id);
        let start = api::tickets::change_status(role, id, Status::Active, None);
        submission.start(start, move |moved| {
            on_moved.try_run(moved);
            // Another button takes the place of this one.
            page::focus_if_lost(".status-button");
        });
    });
    view! {
        <button
            type="button"
            class="primary status-button"
            aria-busy=Signal::derive(move || submission.is_pending().to_string())
            on:click=move |_| start.run(())
        >
            {words().ticket_start()}
        </button>
        {submission_error(submission, || words().ticket_start_failed(), start)}
    }
}

#[component]
fn CloseButton(ticket: Loaded<Ticket>, role: Role, on_moved: Callback<Ticket>) -> impl IntoView {
    let is_form_shown = RwSignal::new(false);
    let id = ticket.with_untracked(|ticket| ticket.id);
    let on_cancel = move |()| {
        is_form_shown.set(false);
        page::focus_soon(".status-button");
    };
    erased_view(move || {
        if is_form_shown.get() {
            view! { <ClosingForm ticket=id role on_closed=on_moved on_cancel /> }.into_any()
        } else {
            let on_click = move |_| is_form_shown.set(true);
            view! {
                <button type="button" class="primary status-button" on:click=on_click>
                    {words().ticket_close()}
                </button>
            }
            .into_any()
        }
    })
}
