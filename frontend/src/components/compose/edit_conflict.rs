use leptos::prelude::*;
use shared::ticket::Ticket;

use crate::browser::page;
use crate::components::text::{Change, DiffText, word_diff};
use crate::words::words;

/// How the writer resolves a conflict with somebody else's edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    KeepMine,
    TakeTheirs,
    EditOn,
}

/// Two texts side by side, the words in which they differ marked, and the ways to resolve it.
#[component]
pub fn EditConflict(
    mine: String,
    theirs: Ticket,
    #[prop(into)] on_resolve: Callback<Resolution>,
) -> impl IntoView {
    let pieces = word_diff(&theirs.description, &mine);
    let resolve = move |resolution| move |_| on_resolve.run(resolution);
    // The element that had the focus is hidden now.
    page::focus_soon("#conflict-heading");
    view! {
        <section class="edit-conflict" aria-labelledby="conflict-heading">
            <h2 id="conflict-heading" tabindex="-1">{words().conflict_title()}</h2>
            <p>{words().conflict_explanation()}</p>
            <div class="side-by-side">
                <div>
                    <h3>{words().conflict_mine()}</h3>
                    <DiffText pieces=pieces.clone() without=Change::Removed />
                </div>
                <div>
                    <h3>{words().conflict_theirs()}</h3>
                    <DiffText pieces without=Change::Added />
                </div>
            </div>
            <div class="actions">
                <button type="button" class="primary" on:click=resolve(Resolution::KeepMine)>
                    {words().conflict_keep_mine()}
                </button>
                <button type="button" on:click=resolve(Resolution::TakeTheirs)>{words().conflict_take_theirs()}</button>
                <button type="button" on:click=resolve(Resolution::EditOn)>{words().conflict_go_on()}</button>
            </div>
        </section>
    }
}
