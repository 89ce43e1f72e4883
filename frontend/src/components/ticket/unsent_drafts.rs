use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;

use super::closing_form;
use crate::components::compose::{edit_draft_name, message_draft_name};
use crate::draft;
use crate::words::words;

/// What somebody was writing about a ticket that takes no more: nothing typed is lost.
#[component]
pub fn UnsentDrafts(ticket: TicketId, role: Role) -> impl IntoView {
    let names = [message_draft_name, edit_draft_name, closing_form::draft_name];
    let texts = names.iter().flat_map(|name| draft::saved_texts(&name(ticket, role)));
    let texts: Vec<_> =
        texts.map(|text| view! { <pre tabindex="0">{text}</pre> }.into_any()).collect();
    if texts.is_empty() {
        return ().into_any();
    }
    view! {
        <section class="unsent-drafts">
            <h2>{words().unsent_title()}</h2>
            {texts}
        </section>
    }
    .into_any()
}
