use leptos::prelude::*;
use shared::ticket::Ticket;

use crate::browser::page;
use crate::components::marked_text::MarkedText;
use crate::wording::difference::{Change, difference};

/// What the writer does about a ticket that somebody else changed meanwhile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    KeepMine,
    TakeTheirs,
    GoOnEditing,
}

/// Two texts side by side, the words in which they differ marked, and the ways on.
#[component]
pub fn Conflict(
    mine: String,
    theirs: Ticket,
    #[prop(into)] on_choice: Callback<Choice>,
) -> impl IntoView {
    let pieces = difference(&theirs.description, &mine);
    let choose = move |choice| move |_| on_choice.run(choice);
    // What had the focus is hidden now.
    page::focus_soon("#conflict-heading");
    view! {
        <section class="conflict" aria-labelledby="conflict-heading">
            <h2 id="conflict-heading" tabindex="-1">"Somebody else changed this ticket while you were editing"</h2>
            <p>"Nothing is lost: here are both texts, with the words that differ marked."</p>
            <div class="side-by-side">
                <div>
                    <h3>"Yours"</h3>
                    <MarkedText pieces=pieces.clone() without=Change::Removed />
                </div>
                <div>
                    <h3>"Theirs"</h3>
                    <MarkedText pieces without=Change::Added />
                </div>
            </div>
            <div class="actions">
                <button type="button" class="primary" on:click=choose(Choice::KeepMine)>
                    "Keep mine"
                </button>
                <button type="button" on:click=choose(Choice::TakeTheirs)>"Take theirs"</button>
                <button type="button" on:click=choose(Choice::GoOnEditing)>"Go on editing"</button>
            </div>
        </section>
    }
}
