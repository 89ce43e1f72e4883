use leptos::prelude::*;
use shared::ids::TicketId;
use shared::problem::Problem;
use shared::role::Role;
use shared::ticket::{Status, Ticket};
use shared::typing::TypingActivity;

use crate::api;
use crate::browser::page;
use crate::components::compose::{is_sendable, length_note};
use crate::components::erased::erased_text;
use crate::components::error_notice::submission_error;
use crate::draft::Draft;
use crate::submission::Submission;
use crate::typing::TypingSender;
use crate::words::words;

/// Asks for the outcome in one line, posts it as the last message, then closes the ticket.
#[component]
pub fn ClosingForm(
    ticket: TicketId,
    role: Role,
    #[prop(into)] on_closed: Callback<Ticket>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let outcome = Draft::open(draft_name(ticket, role));
    let step = RwSignal::new(Step::PostOutcome);
    let submission = Submission::new();
    let typing = TypingSender::start(ticket, role, TypingActivity::Writing);
    let is_ready = move || step.get() == Step::Close || is_sendable(outcome);
    let close = Callback::new(move |()| {
        if untrack(is_ready) {
            typing.stop();
            submission.start(post_and_close(ticket, role, outcome, step), move |closed| {
                on_closed.try_run(closed);
            });
        }
    });
    let is_disabled = move || submission.is_pending() || !is_ready();
    page::focus_soon("#outcome-text");
    view! {
        <form
            class="closing-form"
            on:submit=move |event| {
                event.prevent_default();
                close.run(());
            }
        >
            <label for="outcome-text">{words().closing_label()}</label>
            <input
                id="outcome-text"
                type="text"
                autocomplete="off"
                aria-describedby="outcome-text-note"
                prop:value=Signal::derive(move || outcome.text())
                disabled=Signal::derive(move || step.get() == Step::Close)
                on:input=move |event| {
                    outcome.write(event_target_value(&event));
                    typing.touch();
                }
            />
            <p class="quiet" id="outcome-text-note">
                {erased_text(move || length_note(&outcome.text()))}
            </p>
            <div class="actions">
                <button
                    type="submit"
                    class="primary status-button"
                    disabled=Signal::derive(is_disabled)
                >
                    {words().action_close()}
                </button>
                <button type="button" on:click=move |_| on_cancel.run(())>{words().action_cancel()}</button>
            </div>
            {submission_error(submission, move || step.get_untracked().failure(), close)}
        </form>
    }
}

/// Where an outcome is stored that was not posted.
pub fn draft_name(ticket: TicketId, role: Role) -> String {
    format!("outcome:{ticket}:{role}")
}

/// What is left to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    PostOutcome,
    /// The outcome is posted; only the status is left to change.
    Close,
}

impl Step {
    fn failure(self) -> String {
        match self {
            Self::PostOutcome => words().closing_failed(),
            Self::Close => words().closing_half_done(),
        }
    }
}

async fn post_and_close(
    ticket: TicketId,
    role: Role,
    outcome: Draft,
    step: RwSignal<Step>,
) -> Result<Ticket, Problem> {
    let snapshot = outcome.snapshot();
    if step.try_get_untracked() == Some(Step::PostOutcome) {
        let (key, body) = (outcome.key(), outcome.text_untracked());
        api::messages::post(role, ticket, &key, body).await?;
        step.try_set(Step::Close);
    }
    let closed = api::tickets::change_status(role, ticket, Status::Closed).await?;
    snapshot.confirm();
    Ok(closed)
}
