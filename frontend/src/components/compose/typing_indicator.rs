use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::typing::TypingActivity;

use crate::components::erased::erased_text;
use crate::event_feed::use_event_feed;
use crate::sentences::names;

/// Says that somebody else is typing.
#[component]
pub fn TypingIndicator(
    ticket: TicketId,
    reader: Role,
    activity: TypingActivity,
    /// What stands there while nobody is.
    #[prop(optional)]
    otherwise: String,
) -> impl IntoView {
    let typing = use_event_feed().typing;
    let author = Memo::new(move |_| typing.who(ticket, activity));
    let indicator = move || {
        author.get().map(|author| names::typing(author, activity, reader)).unwrap_or_default()
    };
    let otherwise = move || match author.get() {
        None => otherwise.clone(),
        Some(_) => String::new(),
    };
    action_note(indicator, otherwise)
}

/// What stands beside the buttons of a form: who is typing, or something else.
pub fn action_note(
    indicator: impl Fn() -> String + Send + 'static,
    otherwise: impl Fn() -> String + Send + 'static,
) -> AnyView {
    view! {
        <span class="action-note">
            <span class="typing-indicator" role="status">{erased_text(indicator)}</span>
            <span class="quiet">{erased_text(otherwise)}</span>
        </span>
    }
    .into_any()
}
