use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Status, Ticket};
use shared::typing::TypingActivity;

use crate::api;
use crate::browser::page;
use crate::components::compose::{ComposeBox, SendButton};
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
    let on_write = Callback::new(move |()| typing.touch());
    page::focus_soon("#outcome-text");
    view! {
        <form
            class="closing-form"
            on:submit=move |event| {
                event.prevent_default();
                close.run(());
            }
        >
            <ComposeBox id="outcome-text" label=words().closing_label() draft=outcome on_write on_send=close />
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
