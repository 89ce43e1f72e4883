use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;

use crate::components::{closing, composer, editor};
use crate::draft;

/// What somebody was writing about a ticket that takes no more: nothing typed is lost.
#[component]
pub fn Unsent(ticket: TicketId, role: Role) -> impl IntoView {
    let names = [composer::draft_name, editor::draft_name, closing::draft_name];
    let names = names.map(|name| name(ticket, role));
    let texts = names.iter().filter_map(|name| draft::kept_text(name));
    let texts: Vec<_> =
        texts.map(|text| view! { <pre tabindex="0">{text}</pre> }.into_any()).collect();
    if texts.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="unsent">
            <h2>"What you had not sent yet"</h2>
            {texts}
        </section>
    }
    .into_any()
}
