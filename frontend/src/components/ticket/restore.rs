use leptos::prelude::*;
use shared::problem::ProblemKind;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::announce::use_announcer;
use crate::components::compose::{edit_draft_name, save_text};
use crate::components::error_notice::submission_error;
use crate::components::thread::Restore;
use crate::draft;
use crate::live_query::Loaded;
use crate::submission::Submission;
use crate::words::words;

/// How the helpdesk puts a former text back, and what is shown when that fails. If somebody else is faster, the former
/// text becomes an edit in the editor, where the two are combined.
pub fn use_restore(
    ticket: Loaded<Ticket>,
    role: Role,
    may_write: Memo<bool>,
    is_editing: RwSignal<bool>,
    on_changed: Callback<Ticket>,
) -> (Restore, AnyView) {
    let (announcer, submission) = (use_announcer(), Submission::new());
    let last = StoredValue::new(String::new());
    let on_restore = Callback::new(move |former: String| {
        last.set_value(former.clone());
        let (id, version, text) =
            ticket.with_untracked(|ticket| (ticket.id, ticket.version, ticket.description.clone()));
        let save = async move {
            let saved = save_text(role, id, (version, text.clone()), former.clone()).await?;
            let draft = edit_draft_name(id, role);
            if saved.is_err() && !draft::propose_edit(&draft, former, version, text) {
                return Err(ProblemKind::Stale.problem(String::new()));
            }
            Ok(saved)
        };
        submission.start(save, move |saved| match saved {
            Ok(restored) => {
                announcer.say(words().history_restored());
                on_changed.try_run(restored);
            }
            Err(theirs) => {
                on_changed.try_run(theirs);
                is_editing.try_set(true);
            }
        });
    });
    let is_possible = Memo::new(move |_| role == Role::Helpdesk && may_write.get());
    let on_retry = Callback::new(move |()| on_restore.run(last.get_value()));
    let error = submission_error(submission, || words().history_restore_failed(), on_retry);
    (Restore { is_possible, on_restore }, error)
}
