use leptos::prelude::*;
use shared::classification::Classification;
use shared::text::{MAX_CHARS, TextError, cleaned, normalised};

use crate::components::erased::{erased_text, erased_view};
use crate::components::text::{highlighted_text, shortened};
use crate::draft::{Draft, OtherDraft};
use crate::format;
use crate::words::words;

/// How much is shown of what another tab has left, in characters.
const MAX_OTHER_CHARS: usize = 60;

/// From this length on the box says how many characters are left.
const COUNTED_FROM: usize = MAX_CHARS - 500;

/// A labelled box to write in. Its text is a [`Draft`]; Ctrl+Enter sends. A text that was refused is marked, with what
/// is wrong. With an `explanation`, the words that make the category are highlighted behind the text.
#[component]
pub fn ComposeBox(
    id: &'static str,
    label: String,
    draft: Draft,
    #[prop(default = 3)] rows: u32,
    #[prop(optional)] placeholder: String,
    #[prop(optional)] explanation: Option<Memo<Option<Classification>>>,
    #[prop(optional)] on_focus: Option<Callback<()>>,
    /// Runs at every change that is made in the box.
    #[prop(optional)]
    on_write: Option<Callback<()>>,
    on_send: Callback<()>,
) -> impl IntoView {
    let on_key = move |event: web_sys::KeyboardEvent| {
        if event.key() == "Enter" && (event.ctrl_key() || event.meta_key()) {
            event.prevent_default();
            on_send.run(());
        }
    };
    let saved = move || match draft.is_saved() {
        true => words().compose_draft_saved(),
        false => String::new(),
    };
    let note_id = format!("{id}-note");
    view! {
        <div class="compose-box">
            <label for=id>{label}</label>
            <div class="compose-area" class:highlighting=explanation.is_some()>
                {explanation.map(|explanation| mirror(draft, explanation))}
                <textarea
                    id=id
                    rows=rows
                    placeholder=placeholder
                    dir="auto"
                    aria-describedby=note_id.clone()
                    aria-invalid=Signal::derive(move || is_invalid(draft).to_string())
                    prop:value=Signal::derive(move || draft.text())
                    on:input=move |event| {
                        draft.write(event_target_value(&event));
                        if let Some(on_write) = on_write {
                            on_write.run(());
                        }
                    }
                    on:keydown=on_key
                    on:focus=move |_| {
                        if let Some(on_focus) = on_focus {
                            on_focus.run(());
                        }
                    }
                ></textarea>
            </div>
            {other_drafts(draft)}
            <p class="quiet note" id=note_id>
                {text_note(draft)}
                <span>{erased_text(saved)}</span>
            </p>
        </div>
    }
}

/// What other tabs have left unsent, while nothing is written here.
fn other_drafts(draft: Draft) -> AnyView {
    let one = move |other: OtherDraft| {
        let (text, same) = (shortened(&other.text, MAX_OTHER_CHARS), other.clone());
        view! {
            <p class="quiet other-draft">
                {words().compose_other_draft()} " " <q dir="auto">{text}</q> " "
                <button type="button" class="link" on:click=move |_| draft.take_over(&other)>
                    {words().compose_other_continue()}
                </button>
                " "
                <button type="button" class="link" on:click=move |_| draft.discard(&same)>
                    {words().compose_other_discard()}
                </button>
            </p>
        }
        .into_any()
    };
    erased_view(move || match draft.is_untouched() {
        true => draft.others().into_iter().map(one).collect_view().into_any(),
        false => ().into_any(),
    })
}

/// The same text behind the box, invisible but for its highlights. It also gives the box its
/// height.
fn mirror(draft: Draft, explanation: Memo<Option<Classification>>) -> AnyView {
    let text = move || highlighted_text(&draft.text(), explanation);
    // Inert, so that a search in the page does not find everything twice.
    view! {
        <div class="mirror" aria-hidden="true" inert dir="auto">{erased_view(text)} "\u{200b}"</div>
    }
    .into_any()
}

/// Whether the box is marked: the text is too long, or was refused.
fn is_invalid(draft: Draft) -> bool {
    let text = draft.text();
    draft.is_refused()
        || text.len() > COUNTED_FROM && matches!(cleaned(&text), Err(TextError::TooLong { .. }))
}

/// How much room is left, or why the text was refused.
fn text_note(draft: Draft) -> AnyView {
    let note = move || {
        let length = length_note(&draft.text());
        match draft.is_refused() {
            true => {
                let text = if length.is_empty() { words().compose_blank() } else { length };
                view! { <span class="error" role="alert">{text}</span> }.into_any()
            }
            false => view! { <span>{length}</span> }.into_any(),
        }
    };
    erased_view(note)
}

/// How many characters are left, or too many, where that matters. Counted as the server counts:
/// after cleaning.
fn length_note(text: &str) -> String {
    // A text never has more characters than bytes, also after cleaning.
    if text.len() <= COUNTED_FROM {
        return String::new();
    }
    match cleaned(text) {
        Err(TextError::TooLong { chars, .. }) => {
            let over = chars - MAX_CHARS;
            words().compose_characters_over(over, format::number(over as f64))
        }
        Err(TextError::Blank) => String::new(),
        Ok(_) => match normalised(text).chars().count() {
            ..=COUNTED_FROM => String::new(),
            length => {
                let left = MAX_CHARS - length;
                words().compose_characters_left(left, format::number(left as f64))
            }
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_room_left_is_said_near_the_limit_only() {
        let note = |length: usize| length_note(&"a".repeat(length));
        assert_eq!(note(MAX_CHARS - 500), "");
        assert_eq!(note(MAX_CHARS - 499), "499 characters left");
        assert_eq!(note(MAX_CHARS - 1), "1 character left");
        assert_eq!(note(MAX_CHARS), "0 characters left");
        assert_eq!(note(MAX_CHARS + 1), "1 character too many");
        assert_eq!(note(MAX_CHARS + 1_500), "1,500 characters too many");
    }

    #[test]
    fn the_longest_text_and_a_space_can_be_sent() {
        for text in [
            format!("{} ", "a".repeat(MAX_CHARS)),
            "e\u{301}".repeat(MAX_CHARS),
            format!("\u{202e}{}\r\n", "\u{1F6A8}".repeat(MAX_CHARS)),
        ] {
            assert!(cleaned(&text).is_ok());
            assert_eq!(length_note(&text), "0 characters left");
        }
    }
}
