use leptos::prelude::*;
use shared::ids::TicketId;
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use shared::text::normalised;
use shared::ticket::Ticket;
use shared::typing::TypingActivity;

use super::compose_box::{ComposeBox, is_sendable};
use super::edit_conflict::{EditConflict, Resolution};
use super::typing_indicator::TypingIndicator;
use crate::api;
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::draft::Draft;
use crate::live_query::Loaded;
use crate::submission::Submission;
use crate::typing::TypingSender;

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
    let save = move || edit.save(on_saved, on_close);
    let on_resolve = move |resolution| match resolution {
        Resolution::KeepMine => edit.keep_mine(on_saved, on_close),
        Resolution::TakeTheirs => edit.take_theirs(on_saved, on_close),
        Resolution::EditOn => {
            edit.rebase(on_saved);
            typing.touch();
            page::focus_soon("#edit-text");
        }
    };
    let on_send = Callback::new(move |()| save());
    let cancel = move |_| {
        edit.draft.clear();
        on_close.run(());
    };
    let conflict = erased_view(move || {
        let mine = edit.draft.text_untracked();
        match edit.theirs.get() {
            Some(theirs) => view! { <EditConflict mine theirs on_resolve /> }.into_any(),
            None => ().into_any(),
        }
    });
    let is_disabled = move || edit.submission.is_pending() || !is_sendable(edit.draft);
    page::focus_soon("#edit-text");
    view! {
        <form
            class="editor"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <div hidden=Signal::derive(move || edit.theirs.with(Option::is_some))>
                <ComposeBox
                    id="edit-text"
                    label="Text of the ticket"
                    draft=edit.draft
                    rows=4
                    on_write
                    on_send
                />
                <div class="actions">
                    <button type="submit" class="primary" disabled=Signal::derive(is_disabled)>
                        "Save"
                    </button>
                    <button type="button" on:click=cancel>"Cancel"</button>
                    <TypingIndicator ticket=edit.id reader=role activity=TypingActivity::Editing />
                </div>
            </div>
            {conflict}
            {submission_error(edit.submission, || "Not saved; your text is kept.", on_send)}
        </form>
    }
}

/// Where the unsaved edit of a role is stored.
pub fn draft_name(ticket: TicketId, role: Role) -> String {
    format!("edit:{ticket}:{role}")
}

#[derive(Clone, Copy)]
struct Edit {
    role: Role,
    id: TicketId,
    draft: Draft,
    /// What somebody else saved meanwhile, until the writer has resolved the conflict.
    theirs: RwSignal<Option<Ticket>>,
    submission: Submission,
}

impl Edit {
    fn start(ticket: &Ticket, role: Role) -> Self {
        let draft = Draft::open(draft_name(ticket.id, role));
        if draft.base().is_none() || untrack(|| draft.is_blank()) {
            draft.begin(ticket.description.clone(), ticket.version);
        }
        let (theirs, submission) = (RwSignal::new(None), Submission::new());
        Self { role, id: ticket.id, draft, theirs, submission }
    }

    fn save(self, on_saved: Callback<Ticket>, on_close: Callback<()>) {
        let Some(base) = self.draft.base() else { return };
        if !untrack(|| is_sendable(self.draft)) {
            return;
        }
        let (text, snapshot) = (self.draft.text_untracked(), self.draft.snapshot());
        let save = async move {
            match api::tickets::edit(self.role, self.id, base, text.clone()).await {
                Err(Problem { kind: ProblemKind::Stale, current: Some(current), .. }) => {
                    // An earlier attempt arrived, and only its response was lost.
                    let is_own = is_own_edit(&text, &current.description);
                    Ok(if is_own { Ok(*current) } else { Err(*current) })
                }
                result => result.map(Ok),
            }
        };
        self.submission.start(save, move |saved| match saved {
            Ok(ticket) if snapshot.confirm() => {
                on_saved.try_run(ticket);
                on_close.try_run(());
            }
            // More was written meanwhile; it is an edit of what was saved.
            Ok(ticket) => {
                self.draft.rebase(ticket.version);
                on_saved.try_run(ticket);
            }
            Err(theirs) => drop(self.theirs.try_set(Some(theirs))),
        });
    }

    fn keep_mine(self, on_saved: Callback<Ticket>, on_close: Callback<()>) {
        self.rebase(on_saved);
        self.save(on_saved, on_close);
    }

    fn take_theirs(self, on_saved: Callback<Ticket>, on_close: Callback<()>) {
        self.rebase(on_saved);
        self.draft.clear();
        on_close.run(());
    }

    /// From now on the draft is an edit of the other text, which the writer has seen.
    fn rebase(self, on_saved: Callback<Ticket>) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.draft.rebase(theirs.version);
            self.theirs.set(None);
            on_saved.run(theirs);
        }
    }
}

/// Whether the server has `stored` because it cleaned and stored `sent`.
fn is_own_edit(sent: &str, stored: &str) -> bool {
    normalised(sent) == normalised(stored)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_the_server_cleans_does_not_conflict_with_itself() {
        let stored =
            shared::text::cleaned(" Tu\u{308}r\u{0} klemmt\r\nseit neun \u{202e}").unwrap();
        assert_eq!(stored, "T\u{fc}r klemmt\nseit neun");
        assert!(is_own_edit(" Tu\u{308}r\u{0} klemmt\r\nseit neun \u{202e}", &stored));
        assert!(is_own_edit("T\u{fc}r klemmt\nseit neun", &stored));
        assert!(!is_own_edit("T\u{fc}r klemmt\nseit zehn", &stored));
    }
}
