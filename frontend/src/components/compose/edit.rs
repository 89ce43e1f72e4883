use leptos::prelude::*;
use shared::ids::{TicketId, Version};
use shared::problem::{Problem, ProblemKind};
use shared::role::Role;
use shared::text::normalised;
use shared::ticket::Ticket;
use shared::typing::TypingActivity;

use super::combined_edit::CombinedEdit;
use crate::announce::{Announcer, use_announcer};
use crate::api;
use crate::browser::page;
use crate::draft::Draft;
use crate::live_query::Loaded;
use crate::submission::Submission;
use crate::typing::TypingSender;
use crate::words::words;

/// How the writer resolves a conflict with somebody else's edit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Saves the combined text with what was chosen.
    Save(String),
    /// Goes on with that text in the box.
    EditFirst(String),
    UseMine,
    UseTheirs,
    /// Goes on as if the conflict had not been shown.
    Postpone,
}

/// An edit of a ticket's text, from its start to its end.
#[derive(Clone, Copy)]
pub struct Edit {
    role: Role,
    pub id: TicketId,
    pub draft: Draft,
    ticket: Loaded<Ticket>,
    /// The draft together with what somebody else has saved since it was begun.
    pub combined: Memo<Option<CombinedEdit>>,
    /// The same as it was when the writer began to choose between words that collide.
    pub conflict: RwSignal<Option<CombinedEdit>>,
    pub submission: Submission,
    pub typing: TypingSender,
    announcer: Announcer,
    on_changed: Callback<Ticket>,
    on_close: Callback<()>,
}

impl Edit {
    /// `on_changed` runs with the ticket as the server has it now.
    pub fn start(
        ticket: Loaded<Ticket>,
        role: Role,
        on_changed: Callback<Ticket>,
        on_close: Callback<()>,
    ) -> Self {
        let (id, version, text) =
            ticket.with_untracked(|ticket| (ticket.id, ticket.version, ticket.description.clone()));
        let draft = Draft::open(draft_name(id, role));
        if untrack(|| draft.base().is_none() || draft.is_blank()) {
            draft.begin(text, version);
        }
        let combined = Memo::new(move |_| {
            let (version, base) = draft.base()?;
            let mine = draft.text();
            ticket.with(|theirs| CombinedEdit::new(version, base, mine, theirs))
        });
        let (conflict, submission) = (RwSignal::new(None), Submission::new());
        let typing = TypingSender::start(id, role, TypingActivity::Editing);
        typing.touch();
        let announcer = use_announcer();
        Self {
            role,
            id,
            draft,
            ticket,
            combined,
            conflict,
            submission,
            typing,
            announcer,
            on_changed,
            on_close,
        }
    }

    /// Saves the draft, with what somebody else has saved. Where words collide the writer chooses first.
    pub fn save(self) {
        // While the writer chooses, `conflict` holds the choices.
        if self.conflict.with_untracked(Option::is_some) || !self.check() {
            return;
        }
        match self.combined.get_untracked() {
            Some(combined) if combined.collides() => return self.conflict.set(Some(combined)),
            Some(combined) => {
                self.adopt(combined.text(&[]), &combined.theirs);
                if !self.check() {
                    return;
                }
            }
            None => self.rebase_on_newest(),
        }
        let Some((version, base)) = untrack(|| self.draft.base()) else { return };
        let (text, snapshot) = (self.draft.text_untracked(), self.draft.snapshot());
        let save = save_text(self.role, self.id, (version, base), text);
        self.submission.start(save, move |saved| match saved {
            Ok(ticket) if snapshot.confirm() => {
                self.typing.stop();
                self.announcer.say(words().editor_saved());
                self.on_changed.try_run(ticket);
                self.on_close.try_run(());
            }
            // More was written meanwhile; it is an edit of what was saved.
            Ok(ticket) => {
                self.typing.stop();
                self.draft.rebase(ticket.version, ticket.description.clone());
                self.on_changed.try_run(ticket);
            }
            Err(theirs) => self.show(theirs),
        });
    }

    pub fn resolve(self, theirs: &Ticket, resolution: Resolution) {
        self.conflict.set(None);
        self.typing.touch();
        match resolution {
            Resolution::Save(text) => {
                self.adopt(text, theirs);
                page::focus_soon(".editor [type=submit]");
                self.save();
            }
            Resolution::EditFirst(text) => {
                self.adopt(text, theirs);
                page::focus_soon("#edit-text");
            }
            Resolution::UseMine => {
                self.draft.rebase(theirs.version, theirs.description.clone());
                page::focus_soon(".editor [type=submit]");
                self.save();
            }
            Resolution::UseTheirs => {
                self.draft.clear();
                self.on_close.run(());
            }
            Resolution::Postpone => page::focus_soon("#edit-text"),
        }
    }

    /// Leaves the editor. The text is kept, and is there again with the next edit.
    pub fn close(self) {
        self.on_close.run(());
    }

    /// Somebody else was faster: shows the ticket as it is now, and so how the draft fits with it.
    fn show(self, theirs: Ticket) {
        self.on_changed.try_run(theirs);
        if let Some(Some(combined)) = self.combined.try_get_untracked()
            && combined.collides()
        {
            self.conflict.set(Some(combined));
        }
    }

    /// From now on the draft is this text, an edit of theirs.
    fn adopt(self, text: String, theirs: &Ticket) {
        self.draft.write(text);
        self.draft.rebase(theirs.version, theirs.description.clone());
    }

    /// Where nothing has to be combined the draft is an edit of the newest version.
    fn rebase_on_newest(self) {
        self.ticket.with_untracked(|ticket| {
            if untrack(|| self.draft.base()).is_some_and(|(version, _)| version < ticket.version) {
                self.draft.rebase(ticket.version, ticket.description.clone());
            }
        });
    }

    /// Whether the server would take the text; otherwise the box says why.
    fn check(self) -> bool {
        let is_sendable = self.draft.check();
        if !is_sendable {
            page::focus_soon("#edit-text");
        }
        is_sendable
    }
}

/// Saves `text`, an edit of the text `base.1`. The error is the ticket as it is now, where somebody else has changed that
/// text.
pub async fn save_text(
    role: Role,
    id: TicketId,
    (mut version, base): (Version, String),
    text: String,
) -> Result<Result<Ticket, Ticket>, Problem> {
    loop {
        match api::tickets::edit(role, id, version, text.clone()).await {
            Err(Problem { kind: ProblemKind::Stale, current: Some(current), .. }) => {
                // An earlier attempt arrived, and only its response was lost.
                if is_own_edit(&text, &current.description) {
                    return Ok(Ok(*current));
                }
                // Its status or its category has changed, and its text has not.
                let is_same = current.description == base && current.version > version;
                if !is_same {
                    return Ok(Err(*current));
                }
                version = current.version;
            }
            result => return result.map(Ok),
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
            shared::text::cleaned("\n Tu\u{308}r\u{0} klemmt\r\nseit neun \u{202e}").unwrap();
        assert_eq!(stored, " T\u{fc}r klemmt\nseit neun");
        assert!(is_own_edit("\n Tu\u{308}r\u{0} klemmt\r\nseit neun \u{202e}", &stored));
        assert!(is_own_edit(" T\u{fc}r klemmt\nseit neun", &stored));
        assert!(!is_own_edit(" T\u{fc}r klemmt\nseit zehn", &stored));
    }
}
