use leptos::prelude::*;
use shared::ids::TicketId;
use shared::presence::Doing;
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use shared::ticket::Ticket;

use crate::api;
use crate::browser::page;
use crate::components::conflict::{Choice, Conflict};
use crate::components::others::OthersDoing;
use crate::components::varying::{varying, whether};
use crate::components::writing_box::{WritingBox, is_sendable};
use crate::draft::Draft;
use crate::live::Known;
use crate::presence::Telling;
use crate::sending::Sending;

/// Changes a ticket's text. Nothing that others do meanwhile touches what is being typed.
#[component]
pub fn Editor(
    ticket: Known<Ticket>,
    role: Role,
    /// The text the server has now.
    #[prop(into)]
    on_saved: Callback<Ticket>,
    #[prop(into)] on_close: Callback<()>,
) -> impl IntoView {
    let edit = ticket.with_untracked(|it| Edit::begin(it, role));
    let telling = Telling::begin(edit.id, role, Doing::Editing);
    telling.touch();
    let on_write = Callback::new(move |()| telling.touch());
    let on_saved = Callback::new(move |saved| {
        telling.end();
        on_saved.run(saved);
    });
    let save = move || edit.save(on_saved, on_close);
    let on_choice = move |choice| match choice {
        Choice::KeepMine => edit.keep_mine(on_saved, on_close),
        Choice::TakeTheirs => edit.take_theirs(on_saved, on_close),
        Choice::GoOnEditing => {
            edit.go_on(on_saved);
            telling.touch();
            page::focus_soon("#edit-text");
        }
    };
    let on_send = Callback::new(move |()| save());
    let drop_edit = move |_| {
        edit.draft.clear();
        on_close.run(());
    };
    let conflict = varying(move || {
        let mine = edit.draft.text_untracked();
        match edit.theirs.get() {
            Some(theirs) => view! { <Conflict mine theirs on_choice /> }.into_any(),
            None => ().into_any(),
        }
    });
    page::focus_soon("#edit-text");
    view! {
        <form
            class="editor"
            on:submit=move |event| {
                event.prevent_default();
                save();
            }
        >
            <div hidden=whether(move || edit.theirs.with(Option::is_some))>
                <WritingBox id="edit-text" label="Text of the ticket" draft=edit.draft rows=4 on_write on_send />
                <div class="actions">
                    <button
                        type="submit"
                        class="primary"
                        disabled=whether(move || edit.sending.is_busy() || !is_sendable(edit.draft))
                    >
                        "Save"
                    </button>
                    <button type="button" on:click=drop_edit>"Cancel"</button>
                    <OthersDoing ticket=edit.id doing=Doing::Editing />
                </div>
            </div>
            {conflict}
            {edit.sending.refusal(|| "Not saved; your text is kept.", on_send)}
        </form>
    }
}

/// Where the unsaved edit of a role is kept.
pub fn draft_name(ticket: TicketId, role: Role) -> String {
    format!("edit:{ticket}:{role}")
}

#[derive(Clone, Copy)]
struct Edit {
    role: Role,
    id: TicketId,
    draft: Draft,
    /// What somebody else saved meanwhile, until the writer has chosen.
    theirs: RwSignal<Option<Ticket>>,
    sending: Sending,
}

impl Edit {
    fn begin(ticket: &Ticket, role: Role) -> Self {
        let draft = Draft::open(draft_name(ticket.id, role));
        if draft.base().is_none() || untrack(|| draft.is_blank()) {
            draft.begin(ticket.description.clone(), ticket.version);
        }
        let (theirs, sending) = (RwSignal::new(None), Sending::new());
        Self { role, id: ticket.id, draft, theirs, sending }
    }

    fn save(self, on_saved: Callback<Ticket>, on_close: Callback<()>) {
        let Some(base) = self.draft.base() else { return };
        if !untrack(|| is_sendable(self.draft)) {
            return;
        }
        let (text, sent) = (self.draft.text_untracked(), self.draft.sent());
        let save = async move {
            match api::tickets::edit(self.role, self.id, base, text.clone()).await {
                Err(Problem { kind: ProblemKind::Stale, current: Some(theirs), .. }) => {
                    // An earlier attempt arrived, and only its answer was lost.
                    let is_mine = theirs.description == text.trim();
                    Ok(if is_mine { Ok(*theirs) } else { Err(*theirs) })
                }
                answer => answer.map(Ok),
            }
        };
        self.sending.start(save, move |saved| match saved {
            Ok(ticket) if sent.confirm() => {
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
        self.go_on(on_saved);
        self.save(on_saved, on_close);
    }

    fn take_theirs(self, on_saved: Callback<Ticket>, on_close: Callback<()>) {
        self.go_on(on_saved);
        self.draft.clear();
        on_close.run(());
    }

    /// The writer has seen the other text: from now on this is an edit of that one.
    fn go_on(self, on_saved: Callback<Ticket>) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.draft.rebase(theirs.version);
            self.theirs.set(None);
            on_saved.run(theirs);
        }
    }
}
