use leptos::prelude::*;
use shared::ids::TicketId;
use shared::presence::Doing;

use crate::components::varying::words;
use crate::follow::computed;
use crate::news::use_news;
use crate::wording::titles;

/// Says that somebody else does this to the ticket just now.
#[component]
pub fn OthersDoing(
    ticket: TicketId,
    doing: Doing,
    /// What stands there while nobody does.
    #[prop(default = "")]
    else_: &'static str,
) -> impl IntoView {
    let others = use_news().others;
    let who = computed(move || others.who(ticket, doing));
    let said =
        move || who.get().map(|it| titles::presence(it, doing)).unwrap_or_default().to_owned();
    let otherwise = move || if who.get().is_none() { else_ } else { "" }.to_owned();
    view! {
        <span class="hint">
            <span class="others" role="status">{words(said)}</span>
            <span class="quiet">{words(otherwise)}</span>
        </span>
    }
}
