use leptos::prelude::*;
use shared::role::Role;
use shared::ticket::Ticket;
use shared::typing::TypingActivity;

use super::compose_box::ComposeBox;
use super::edit::{Edit, Resolution};
use super::edit_conflict::EditConflict;
use super::saved_meanwhile::SavedMeanwhile;
use super::send_button::SendButton;
use super::typing_indicator::TypingIndicator;
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::live_query::Loaded;
use crate::sentences::names;
use crate::words::words;

/// Changes a ticket's text. Nothing that others do meanwhile touches what is being typed.
#[component]
pub fn Editor(
    ticket: Loaded<Ticket>,
    role: Role,
    /// Who has changed the text last.
    last_editor: Signal<Option<Role>>,
    /// The ticket as the server has it now.
    on_changed: Callback<Ticket>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let edit = Edit::start(ticket, role, on_changed, on_close);
    let editor = Signal::derive(move || names::editor(last_editor.get()));
    let on_write = Callback::new(move |()| edit.typing.touch());
    let on_send = Callback::new(move |()| edit.save());
    let on_submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        on_send.run(());
    };
    let cancel = move |_| {
        edit.draft.clear();
        edit.close();
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            match edit.conflict.get_untracked() {
                Some(conflict) => edit.resolve(&conflict.theirs, Resolution::Postpone),
                None => edit.close(),
            }
        }
    };
    let conflict = erased_view(move || match edit.conflict.get() {
        Some(conflict) => {
            let theirs = conflict.theirs.clone();
            let on_resolve = Callback::new(move |resolution| edit.resolve(&theirs, resolution));
            view! { <EditConflict conflict editor on_resolve /> }.into_any()
        }
        None => ().into_any(),
    });
    let save_label = move || match edit.combined.with(|it| it.as_ref().map(|it| it.collides())) {
        Some(false) => words().conflict_save_both(),
        _ => words().action_save(),
    };
    page::focus_soon("#edit-text");
    view! {
        <form class="editor" on:submit=on_submit on:keydown=on_key>
            <div hidden=Signal::derive(move || edit.conflict.with(Option::is_some))>
                <ComposeBox
                    id="edit-text"
                    label=words().editor_label()
                    draft=edit.draft
                    rows=4
                    on_write
                    on_send
                />
                <SavedMeanwhile
                    combined=edit.combined
                    submission=edit.submission
                    editor
                    on_choose=move |()| edit.conflict.set(edit.combined.get_untracked())
                />
                <div class="actions">
                    <SendButton submission=edit.submission label=Signal::derive(save_label) />
                    <button type="button" on:click=cancel>{words().action_cancel()}</button>
                    <TypingIndicator ticket=edit.id reader=role activity=TypingActivity::Editing />
                </div>
            </div>
            {conflict}
            {submission_error(edit.submission, || words().editor_failed(), on_send)}
        </form>
    }
}
