use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Status, Ticket};
use shared::typing::TypingActivity;

use crate::api;
use crate::browser::page;
use crate::components::compose::{SendButton, is_invalid, other_drafts, text_note};
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
    let close = Callback::new(move |()| {
        if !outcome.check() {
            page::focus_soon("#outcome-text");
            return;
        }
        typing.stop();
        let (snapshot, text) = (outcome.snapshot(), outcome.text_untracked());
        let close = api::tickets::change_status(role, ticket, Status::Closed, Some(text));
        submission.start(close, move |closed| {
            snapshot.confirm();
            on_closed.try_run(closed);
        });
    });
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
                aria-invalid=Signal::derive(move || is_invalid(outcome).to_string())
                prop:value=Signal::derive(move || outcome.text())
                on:input=move |event| {
                    outcome.write(event_target_value(&event));
                    typing.touch();
                }
            />
            {other_drafts(outcome)}
            <p class="quiet" id="outcome-text-note">{text_note(outcome)}</p>
            <div class="actions">
                <SendButton submission label=words().action_close() class="primary status-button" />
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
