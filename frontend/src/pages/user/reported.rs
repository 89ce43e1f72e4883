use leptos::prelude::*;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::address;
use crate::browser::page;
use crate::components::category::CategoryMark;
use crate::components::deciders::{Deciders, use_deciders};
use crate::components::plain_text::PlainText;
use crate::live::Known;

/// What has just been reported, where to follow it, and what happens next.
#[component]
pub fn Reported(ticket: Ticket, #[prop(into)] on_again: Callback<()>) -> impl IntoView {
    let number = ticket.id.to_string();
    let link = address::ticket(ticket.id);
    let (category, text) = (ticket.category, ticket.description.clone());
    let ticket = Known::of(ticket);
    let decided = use_deciders(ticket, Role::User);
    page::focus_soon(".reported");
    view! {
        <section class="reported" tabindex="-1" aria-labelledby="reported-heading">
            <h2 id="reported-heading">
                "Reported as " <a href=link>"#" {number}</a>
            </h2>
            <PlainText text decided />
            <div class="facts">
                <CategoryMark category />
                <Deciders ticket decided />
            </div>
            <p>
                "The helpdesk sees it now. Answers and progress appear on its page; keep the link, or find it in the list below until it is closed."
            </p>
            <div class="actions">
                <button type="button" on:click=move |_| on_again.run(())>"Report another"</button>
            </div>
        </section>
    }
}
