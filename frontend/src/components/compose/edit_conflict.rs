use leptos::prelude::*;

use super::combined_edit::{CombinedEdit, combined_text};
use super::edit::Resolution;
use crate::browser::page;
use crate::components::erased::erased_text;
use crate::components::relative_time::RelativeTime;
use crate::components::text::{Change, DiffText, PlainText, word_diff};
use crate::words::words;

/// The combined text of two edits, in which the writer chooses between words that collide, and the ways to resolve the
/// conflict. `editor` is who has saved meanwhile.
#[component]
pub fn EditConflict(
    conflict: CombinedEdit,
    editor: Signal<String>,
    on_resolve: Callback<Resolution>,
) -> impl IntoView {
    let choices = RwSignal::new(Vec::new());
    let CombinedEdit { base, mine, theirs, segments } = conflict.clone();
    let changed_at = theirs.modified_at;
    let text = Callback::new(move |()| conflict.text(&choices.get_untracked()));
    // The element that had the focus is hidden now.
    page::focus_soon("#conflict-heading");
    view! {
        <section class="edit-conflict" aria-labelledby="conflict-heading">
            <div>
                <h2 id="conflict-heading" tabindex="-1">{words().conflict_title()}</h2>
                <p class="quiet">
                    {erased_text(move || editor.get())} " · " <RelativeTime time=changed_at /> ". "
                    {words().conflict_explanation()}
                </p>
            </div>
            <h3>{words().conflict_combined()}</h3>
            {combined_text(segments, choices)}
            {legend()}
            <div class="actions">
                <button
                    type="button"
                    class="primary"
                    on:click=move |_| on_resolve.run(Resolution::Save(text.run(())))
                >
                    {words().conflict_save()}
                </button>
                <button type="button" on:click=move |_| on_resolve.run(Resolution::EditFirst(text.run(())))>
                    {words().conflict_edit_first()}
                </button>
            </div>
            {side_by_side(base, mine, theirs.description, on_resolve)}
            <p class="quiet">{words().conflict_history()}</p>
        </section>
    }
}

/// Whose words are marked how.
fn legend() -> AnyView {
    view! {
        <p class="legend">
            <ins>{words().conflict_own_words()}</ins>
            <ins class="theirs">{words().conflict_other_words()}</ins>
            <span class="quiet">{words().conflict_choose()}</span>
        </p>
    }
    .into_any()
}

/// The three texts, with what each edit has added, and how one of them alone is taken.
fn side_by_side(
    base: String,
    mine: String,
    theirs: String,
    resolve: Callback<Resolution>,
) -> AnyView {
    let column =
        |class: &'static str, title: String, text: &str, label: String, resolution: Resolution| {
            view! {
                <div class=class>
                    <h3>{title}</h3>
                    <DiffText pieces=word_diff(&base, text) without=Change::Removed />
                    <button type="button" on:click=move |_| resolve.run(resolution.clone())>
                        {label}
                    </button>
                </div>
            }
            .into_any()
        };
    let (use_mine, use_theirs) = (words().conflict_use_mine(), words().conflict_use_theirs());
    view! {
        <details open>
            <summary>{words().conflict_side_by_side()}</summary>
            <div class="side-by-side">
                {column("mine", words().conflict_mine(), &mine, use_mine, Resolution::UseMine)}
                {column("theirs", words().conflict_theirs(), &theirs, use_theirs, Resolution::UseTheirs)}
                <div class="quiet">
                    <h3>{words().conflict_before()}</h3>
                    <PlainText text=base.clone() />
                </div>
            </div>
        </details>
    }
    .into_any()
}
