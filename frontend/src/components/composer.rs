use leptos::prelude::*;
use shared::ids::TicketId;
use shared::message::Message;
use shared::presence::Doing;
use shared::role::Role;

use crate::api;
use crate::components::others::OthersDoing;
use crate::components::varying::whether;
use crate::components::writing_box::{WritingBox, is_sendable};
use crate::draft::Draft;
use crate::presence::Telling;
use crate::sending::Sending;

/// Writes a message under a ticket. `on_sent` runs once the server has it.
#[component]
pub fn Composer(
    ticket: TicketId,
    role: Role,
    #[prop(into)] on_sent: Callback<Message>,
) -> impl IntoView {
    let draft = Draft::open(draft_name(ticket, role));
    let sending = Sending::new();
    let telling = Telling::begin(ticket, role, Doing::Writing);
    let on_write = Callback::new(move |()| telling.touch());
    let send = move || {
        if !untrack(|| is_sendable(draft)) {
            return;
        }
        telling.end();
        let (key, body, sent) = (draft.key(), draft.text_untracked(), draft.sent());
        let post = async move { api::messages::post(role, ticket, &key, body).await };
        sending.start(post, move |message| {
            sent.confirm();
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
            <WritingBox id="message-text" label="Write a message" draft rows=2 on_write on_send />
            {sending.refusal(|| "Not sent; your text is kept.", on_send)}
            <div class="actions">
                <button
                    type="submit"
                    class="primary"
                    disabled=whether(move || sending.is_busy() || !is_sendable(draft))
                >
                    "Send"
                </button>
                <OthersDoing ticket doing=Doing::Writing else_="Ctrl + Enter sends" />
            </div>
        </form>
    }
}

/// Where the unsent message of a role is kept.
pub fn draft_name(ticket: TicketId, role: Role) -> String {
    format!("message:{ticket}:{role}")
}
