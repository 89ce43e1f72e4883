use leptos::prelude::*;
use shared::ticket::MAX_TEXT_CHARS;

use crate::components::plain_text::{Decided, marked};
use crate::components::varying::{attribute, varying, words};
use crate::draft::Draft;

/// From here on the writer is told how much room is left.
const NEARLY_FULL: usize = MAX_TEXT_CHARS - 500;

/// A labelled box to write in. Its text is a [`Draft`]; Ctrl+Enter sends. With `decided`, the words
/// that decide its category are marked behind what is written.
#[component]
pub fn WritingBox(
    id: &'static str,
    label: &'static str,
    draft: Draft,
    #[prop(default = 3)] rows: u32,
    #[prop(default = "")] placeholder: &'static str,
    #[prop(optional)] decided: Option<Decided>,
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
    let length = move || draft.text().chars().count();
    let room = move || match length() {
        ..=NEARLY_FULL => String::new(),
        length @ ..=MAX_TEXT_CHARS => format!("{} characters left", MAX_TEXT_CHARS - length),
        length => format!("{} characters too many", length - MAX_TEXT_CHARS),
    };
    let note_id = format!("{id}-note");
    view! {
        <div class="writing-box">
            <label for=id>{label}</label>
            <div class="paper" class:marking=decided.is_some()>
                {decided.map(|it| mirror(draft, it))}
                <textarea
                    id=id
                    rows=rows
                    placeholder=placeholder
                    dir="auto"
                    aria-describedby=note_id.clone()
                    prop:value=attribute(move || draft.text())
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
            <p class="quiet note" id=note_id>
                <span>{words(room)}</span>
                <span>{words(move || if draft.is_kept() { "Draft saved".to_owned() } else { String::new() })}</span>
            </p>
        </div>
    }
}

/// The same text behind the box, unseen but for its marks. It also gives the box its height.
fn mirror(draft: Draft, decided: Decided) -> AnyView {
    let text = move || marked(&draft.text(), decided);
    // Inert, so that a search in the page does not find everything twice.
    view! { <div class="mirror" aria-hidden="true" inert dir="auto">{varying(text)} "\u{200b}"</div> }
        .into_any()
}

/// Whether the text may be sent: it says something, and not too much.
pub fn is_sendable(draft: Draft) -> bool {
    !draft.is_blank() && draft.text().chars().count() <= MAX_TEXT_CHARS
}
