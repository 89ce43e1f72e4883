//! Two edits of one text.

use leptos::prelude::*;
use shared::ids::Version;
use shared::role::Role;
use shared::ticket::Ticket;

use super::values::{self, FORMER, MINE, THEIRS_THAT_COLLIDES, THEIRS_THAT_FITS};
use super::{pressed, section, specimen};
use crate::components::compose::{CombinedEdit, EditConflict, SavedMeanwhile};
use crate::sentences::names;
use crate::submission::Submission;

pub fn sections() -> Vec<AnyView> {
    vec![saved_meanwhile(), edit_conflict()]
}

/// An edit, and what somebody else has saved ten minutes ago.
fn combined(theirs: &str) -> Option<CombinedEdit> {
    let theirs = Ticket {
        description: theirs.into(),
        version: Version(2),
        modified_at: values::minutes_ago(10),
        ..values::ticket()
    };
    CombinedEdit::new(Version(1), FORMER.into(), MINE.into(), &theirs)
}

fn editor() -> Signal<String> {
    Signal::derive(|| names::editor(Some(Role::User)))
}

fn saved_meanwhile() -> AnyView {
    let strip = |theirs: &'static str| {
        let combined = Memo::new(move |_| combined(theirs));
        let submission = Submission::new();
        view! { <SavedMeanwhile combined submission editor=editor() on_choose=|()| () /> }
    };
    section(
        "saved-meanwhile",
        vec![
            specimen("fits", strip(THEIRS_THAT_FITS)),
            pressed("fits-unfolded", "summary", strip(THEIRS_THAT_FITS)),
            specimen("collides", strip(THEIRS_THAT_COLLIDES)),
        ],
    )
}

fn edit_conflict() -> AnyView {
    let conflict = combined(THEIRS_THAT_COLLIDES).map(|conflict| {
        let on_resolve = Callback::new(|_| ());
        view! { <EditConflict conflict editor=editor() on_resolve /> }
    });
    section("edit-conflict", vec![specimen("choice", conflict)])
}
