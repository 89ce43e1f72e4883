use leptos::prelude::*;
use shared::role::Role;
use shared::ticket::Ticket;
use shared::typing::TypingActivity;

use super::compose_box::ComposeBox;
use super::edit::Edit;
use super::edit_conflict::{EditConflict, Resolution};
use super::send_button::SendButton;
use super::typing_indicator::TypingIndicator;
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::live_query::Loaded;
use crate::typing::TypingSender;
use crate::words::words;

/// Changes a ticket's text. Nothing that others do meanwhile touches what is being typed.
#[component]
pub fn Editor(
    ticket: Loaded<Ticket>,
    role: Role,
    /// The ticket as the server has it now.
    #[prop(into)]
    on_saved: Callback<Ticket>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let edit = ticket.with_untracked(|ticket| Edit::start(ticket, role));
    let typing = TypingSender::start(edit.id, role, TypingActivity::Editing);
    typing.touch();
    let on_write = Callback::new(move |()| typing.touch());
    let on_saved = Callback::new(move |saved| {
        typing.stop();
        on_saved.run(saved);
    });
    let on_resolve = move |resolution| match resolution {
        Resolution::KeepMine => edit.keep_mine(on_saved, on_close),
        Resolution::TakeTheirs => edit.take_theirs(on_saved, on_close),
        Resolution::EditOn => {
            edit.rebase(on_saved);
            typing.touch();
            page::focus_soon("#edit-text");
        }
    };
    let on_send = Callback::new(move |()| edit.save(on_saved, on_close));
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_send.run(());
    };
    let cancel = move |_| {
        edit.draft.clear();
        on_close.run(());
    };
    // The text is kept, and is there again with the next edit.
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            on_close.run(());
        }
    };
    let conflict = erased_view(move || {
        let mine = edit.draft.text_untracked();
        match edit.theirs.get() {
            Some(theirs) => view! { <EditConflict mine theirs on_resolve /> }.into_any(),
            None => ().into_any(),
        }
    });
    page::focus_soon("#edit-text");
    view! {
        <form class="editor" on:submit=on_submit on:keydown=on_key>
            <div hidden=Signal::derive(move || edit.theirs.with(Option::is_some))>
                <ComposeBox
                    id="edit-text"
                    label=words().editor_label()
                    draft=edit.draft
                    rows=4
                    on_write
                    on_send
                />
                <div class="actions">
                    <SendButton submission=edit.submission label=words().action_save() />
                    <button type="button" on:click=cancel>{words().action_cancel()}</button>
                    <TypingIndicator ticket=edit.id reader=role activity=TypingActivity::Editing />
                </div>
            </div>
            {conflict}
            {submission_error(edit.submission, || words().editor_failed(), on_send)}
        </form>
    }
}
