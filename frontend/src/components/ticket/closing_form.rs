use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Status, Ticket};
use shared::typing::TypingActivity;

use crate::api;
use crate::browser::page;
use crate::components::compose::{is_sendable, length_note, other_drafts};
use crate::components::erased::erased_text;
use crate::components::error_notice::submission_error;
use crate::draft::Draft;
use crate::submission::Submission;
use crate::typing::TypingSender;
use crate::words::words;

/// Asks for the outcome and closes the ticket with it.
#[component]
pub fn ClosingForm(
    ticket: TicketId,
    role: Role,
    #[prop(into)] on_closed: Callback<Ticket>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let outcome = Draft::open(draft_name(ticket, role));
    let submission = Submission::new();
    let typing = TypingSender::start(ticket, role, TypingActivity::Writing);
    let is_ready = move || is_sendable(outcome);
    let close = Callback::new(move |()| {
        if untrack(is_ready) {
            typing.stop();
            let (snapshot, text) = (outcome.snapshot(), outcome.text_untracked());
            let close = api::tickets::change_status(role, ticket, Status::Closed, Some(text));
            submission.start(close, move |closed| {
                snapshot.confirm();
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
                on:input=move |event| {
                    outcome.write(event_target_value(&event));
                    typing.touch();
                }
            />
            {other_drafts(outcome)}
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
            {submission_error(submission, || words().closing_failed(), close)}
        </form>
    }
}

/// Where an outcome is stored that was not posted.
pub fn draft_name(ticket: TicketId, role: Role) -> String {
    format!("outcome:{ticket}:{role}")
}
