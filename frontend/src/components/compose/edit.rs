use leptos::prelude::*;
use shared::ids::TicketId;
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use shared::text::normalised;
use shared::ticket::Ticket;

use crate::announce::{Announcer, use_announcer};
use crate::api;
use crate::browser::page;
use crate::draft::Draft;
use crate::submission::Submission;
use crate::words::words;

/// An edit of a ticket's text, from its start to its end.
#[derive(Clone, Copy)]
pub struct Edit {
    role: Role,
    pub id: TicketId,
    pub draft: Draft,
    /// What somebody else saved meanwhile, until the writer has resolved the conflict.
    pub theirs: RwSignal<Option<Ticket>>,
    pub submission: Submission,
    announcer: Announcer,
}

impl Edit {
    pub fn start(ticket: &Ticket, role: Role) -> Self {
        let draft = Draft::open(draft_name(ticket.id, role));
        if draft.base().is_none() || untrack(|| draft.is_blank()) {
            draft.begin(ticket.description.clone(), ticket.version);
        }
        let (theirs, submission) = (RwSignal::new(None), Submission::new());
        let announcer = use_announcer();
        Self { role, id: ticket.id, draft, theirs, submission, announcer }
    }

    pub fn save(self, on_saved: Callback<Ticket>, on_close: Callback<()>) {
        let Some(base) = self.draft.base() else { return };
        if !self.draft.check() {
            page::focus_soon("#edit-text");
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
                self.announcer.say(words().editor_saved());
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

    pub fn keep_mine(self, on_saved: Callback<Ticket>, on_close: Callback<()>) {
        self.rebase(on_saved);
        self.save(on_saved, on_close);
    }

    pub fn take_theirs(self, on_saved: Callback<Ticket>, on_close: Callback<()>) {
        self.rebase(on_saved);
        self.draft.clear();
        on_close.run(());
    }

    /// From now on the draft is an edit of the other text, which the writer has seen.
    pub fn rebase(self, on_saved: Callback<Ticket>) {
        if let Some(theirs) = self.theirs.get_untracked() {
            self.draft.rebase(theirs.version);
            self.theirs.set(None);
            on_saved.run(theirs);
        }
    }
}

/// Where the unsaved edit of a role is stored.
pub fn draft_name(ticket: TicketId, role: Role) -> String {
    format!("edit:{ticket}:{role}")
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
