//! What is pressed and written in.

use std::future;

use leptos::prelude::*;
use shared::role::Role;
use shared::typing::TypingActivity;
use uuid::Uuid;

use super::values::{self, DESCRIPTION};
use super::{section, specimen};
use crate::components::compose::{ComposeBox, SendButton, action_note};
use crate::components::icons::{Icon, Shape};
use crate::draft::Draft;
use crate::sentences::names;
use crate::submission::Submission;
use crate::words::words;

pub fn sections() -> Vec<AnyView> {
    vec![buttons(), fields(), compose_boxes(), action_notes()]
}

fn buttons() -> AnyView {
    let busy = Submission::new();
    busy.start(future::pending::<Result<(), _>>(), |()| ());
    let idle = Submission::new();
    let square = view! {
        <button type="button" class="square">
            <Icon shape=Shape::Cross />
            <span class="visually-hidden">{words().report_place_clear()}</span>
        </button>
    };
    section(
        "button",
        vec![
            specimen(
                "primary",
                view! { <SendButton submission=idle label=words().action_send() /> },
            ),
            specimen("busy", view! { <SendButton submission=busy label=words().action_send() /> }),
            specimen("plain", view! { <button type="button">{words().action_cancel()}</button> }),
            specimen(
                "link",
                view! { <button type="button" class="link">{words().ticket_edit()}</button> },
            ),
            specimen(
                "address",
                view! { <a class="button" href="#">{words().outcome_not_solved()}</a> },
            ),
            specimen("square", square),
        ],
    )
}

fn fields() -> AnyView {
    let field = |id: &'static str, value: &'static str, note: String, is_invalid: bool| {
        view! {
            <div class="field">
                <label for=id>{words().place_label()}</label>
                <input id=id value=value aria-invalid=is_invalid.to_string() />
                <p class="note" class:error=is_invalid class:quiet=!is_invalid>{note}</p>
            </div>
        }
    };
    section(
        "field",
        vec![
            specimen("empty", field("field-empty", "", String::new(), false)),
            specimen("filled", field("field-filled", values::PLACE, String::new(), false)),
            specimen(
                "note",
                field("field-note", values::PLACE, words().report_place_found(), false),
            ),
            specimen(
                "invalid",
                field("field-invalid", values::PLACE, words().place_failed(), true),
            ),
        ],
    )
}

/// A box with a text that was written before, or with none.
fn compose_box(id: &'static str, text: &str, is_sent: bool) -> AnyView {
    let draft = Draft::open(format!("styleguide-{id}"));
    if !text.is_empty() {
        draft.restore(text.to_owned(), Uuid::nil(), values::secret());
    }
    if is_sent {
        draft.check();
    }
    let (label, placeholder) = (words().report_label(), words().report_example());
    let on_send = Callback::new(|()| ());
    view! { <ComposeBox id label draft placeholder on_send /> }.into_any()
}

fn compose_boxes() -> AnyView {
    let explained = Draft::open("styleguide-compose-explained".to_owned());
    explained.restore(DESCRIPTION.to_owned(), Uuid::nil(), values::secret());
    let explanation = Memo::new(|_| Some(values::classification(0.9)));
    let explained = view! {
        <ComposeBox
            id="compose-explained"
            label=words().report_label()
            draft=explained
            explanation
            on_send=Callback::new(|()| ())
        />
    };
    let too_long = values::too_long();
    let nearly = &too_long[20..];
    section(
        "compose-box",
        vec![
            specimen("empty", compose_box("compose-empty", "", false)),
            specimen("saved", compose_box("compose-saved", DESCRIPTION, false)),
            specimen("explained", explained),
            specimen("right-to-left", compose_box("compose-rtl", values::RIGHT_TO_LEFT, false)),
            specimen("nearly-full", compose_box("compose-nearly-full", nearly, false)),
            specimen("too-long", compose_box("compose-too-long", &too_long, false)),
            specimen("refused", compose_box("compose-refused", " ", true)),
        ],
    )
}

fn action_notes() -> AnyView {
    let typing = |activity| {
        let text = names::typing(Role::User, activity, Role::Helpdesk);
        action_note(move || text.clone(), String::new)
    };
    section(
        "typing-indicator",
        vec![
            specimen("nobody", action_note(String::new, || words().send_keys())),
            specimen("writing", typing(TypingActivity::Writing)),
            specimen("editing", typing(TypingActivity::Editing)),
        ],
    )
}
