use leptos::prelude::*;

use super::combined_edit::{CombinedEdit, combined_text};
use crate::announce::use_announcer;
use crate::components::erased::{erased_text, erased_view};
use crate::components::icons::{Icon, Shape};
use crate::submission::Submission;
use crate::words::words;

/// Says at the box that somebody else has saved, and how the draft fits with it.
#[component]
pub fn SavedMeanwhile(
    combined: Memo<Option<CombinedEdit>>,
    /// What saves the draft.
    submission: Submission,
    /// Who has saved.
    editor: Signal<String>,
    /// The writer wants to choose between words that collide.
    #[prop(into)]
    on_choose: Callback<()>,
) -> impl IntoView {
    let collides = Memo::new(move |_| {
        // What is being saved may be what has come back already.
        let is_pending = submission.is_pending();
        let collides = combined.with(|combined| combined.as_ref().map(|it| it.collides()));
        collides.filter(|_| !is_pending)
    });
    let announcer = use_announcer();
    Effect::new(move |_| {
        if let Some(collides) = collides.get() {
            // The name may still be the one of an earlier edit.
            let saved = words().conflict_saved(words().history_somebody());
            announcer.say(format!("{saved} {}", how_it_fits(collides)));
        }
    });
    erased_view(move || {
        let Some(collides) = collides.get() else { return ().into_any() };
        let show = match collides {
            true => view! {
                <button type="button" class="link" on:click=move |_| on_choose.run(())>
                    {words().conflict_show_both()}
                </button>
            }
            .into_any(),
            false => {
                let text = move || {
                    let segments = combined.get().map(|combined| combined.segments);
                    combined_text(segments.unwrap_or_default(), RwSignal::new(Vec::new()))
                };
                view! {
                    <details>
                        <summary>{words().conflict_show_both()}</summary>
                        {erased_view(text)}
                    </details>
                }
                .into_any()
            }
        };
        view! {
            <div class="saved-meanwhile">
                <Icon shape=Shape::People />
                <div>
                    <p>
                        <strong>{erased_text(move || words().conflict_saved(editor.get()))}</strong>
                        " "
                        {how_it_fits(collides)}
                    </p>
                    {show}
                </div>
            </div>
        }
        .into_any()
    })
}

fn how_it_fits(collides: bool) -> String {
    if collides { words().conflict_differs() } else { words().conflict_fits() }
}
