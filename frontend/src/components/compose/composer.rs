use leptos::prelude::*;
use shared::ids::TicketId;
use shared::message::{Message, NewMessage};
use shared::role::Role;
use shared::typing::TypingActivity;

use super::compose_box::ComposeBox;
use super::send_button::SendButton;
use super::typing_indicator::TypingIndicator;
use crate::api;
use crate::browser::page;
use crate::components::error_notice::submission_error;
use crate::draft::Draft;
use crate::receipts::{ReceiptKind, use_receipts};
use crate::submission::Submission;
use crate::typing::TypingSender;
use crate::words::words;

/// Writes a message under a ticket. `on_sent` runs once the server has it.
#[component]
pub fn Composer(
    ticket: TicketId,
    role: Role,
    #[prop(into)] on_sent: Callback<Message>,
) -> impl IntoView {
    let draft = Draft::open(draft_name(ticket, role));
    let (submission, receipts) = (Submission::new(), use_receipts());
    let typing = TypingSender::start(ticket, role, TypingActivity::Writing);
    let on_write = Callback::new(move |()| typing.touch());
    let send = move || {
        if !draft.check() {
            page::focus_soon("#message-text");
            return;
        }
        typing.stop();
        let (key, snapshot) = (draft.key(), draft.snapshot());
        let receipt = untrack(|| receipts.of(ticket));
        let receipt = receipt.filter(|held| held.kind == ReceiptKind::Reported);
        let receipt = receipt.map(|held| held.secret);
        let new = NewMessage { body: draft.text_untracked(), receipt };
        let post = async move { api::messages::post(role, ticket, &key, &new).await };
        submission.start(post, move |message| {
            snapshot.confirm();
            on_sent.try_run(message);
        });
    };
    let on_send = Callback::new(move |()| send());
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        send();
    };
    view! {
        <form class="composer" on:submit=on_submit>
            <ComposeBox id="message-text" label=words().composer_label() draft rows=2 on_write on_send />
            {submission_error(submission, || words().composer_failed(), on_send)}
            <div class="actions">
                <SendButton submission label=words().action_send() />
                <TypingIndicator
                    ticket
                    reader=role
                    activity=TypingActivity::Writing
                    otherwise=words().send_keys()
                />
            </div>
        </form>
    }
}

/// Where the unsent message of a role is stored.
pub fn draft_name(ticket: TicketId, role: Role) -> String {
    format!("message:{ticket}:{role}")
}
