use leptos::prelude::*;
use shared::role::Role;
use shared::routes;
use shared::ticket::Ticket;

use crate::browser::page;
use crate::components::text::PlainText;
use crate::components::ticket::{CategoryBadge, CategorySource, use_explanation};
use crate::live_query::Loaded;

/// What has just been reported, where to follow it, and what happens next.
#[component]
pub fn Confirmation(ticket: Ticket, #[prop(into)] on_another: Callback<()>) -> impl IntoView {
    let number = ticket.id.to_string();
    let link = routes::ticket(ticket.id);
    let (category, text) = (ticket.category, ticket.description.clone());
    let ticket = Loaded::of(ticket);
    let explanation = use_explanation(ticket, Role::User);
    page::focus_soon(".confirmation");
    view! {
        <section class="confirmation" tabindex="-1" aria-labelledby="confirmation-heading">
            <h2 id="confirmation-heading">
                "Reported as " <a href=link>"#" {number}</a>
            </h2>
            <PlainText text explanation />
            <div class="facts">
                <CategoryBadge category />
                <CategorySource ticket explanation />
            </div>
            <p>
                "The helpdesk sees it now. Answers and progress appear on its page; keep the link, or find it in the list below until it is closed."
            </p>
            <div class="actions">
                <button type="button" on:click=move |_| on_another.run(())>"Report another"</button>
            </div>
        </section>
    }
}
