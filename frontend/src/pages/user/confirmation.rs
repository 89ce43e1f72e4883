use leptos::prelude::*;
use shared::role::Role;
use shared::routes;
use shared::ticket::Ticket;

use crate::browser::page;
use crate::components::text::{PlainText, sentence_with};
use crate::components::ticket::{CategoryBadge, CategorySource, use_explanation};
use crate::format;
use crate::live_query::Loaded;
use crate::words::words;

/// What has just been reported, where to follow it, and what happens next.
#[component]
pub fn Confirmation(ticket: Ticket, #[prop(into)] on_another: Callback<()>) -> impl IntoView {
    let link = view! { <a href=routes::ticket(ticket.id)>{format::ticket(ticket.id)}</a> };
    let title = sentence_with(|it| words().report_done(it), link.into_any());
    let (category, text) = (ticket.category, ticket.description.clone());
    let ticket = Loaded::of(ticket);
    let explanation = use_explanation(ticket, Role::User);
    page::focus_soon(".confirmation");
    view! {
        <section class="confirmation" tabindex="-1" aria-labelledby="confirmation-heading">
            <h2 id="confirmation-heading">
                {title}
            </h2>
            <PlainText text explanation />
            <div class="facts">
                <CategoryBadge category />
                <CategorySource ticket explanation />
            </div>
            <p>
                {words().report_done_next()}
            </p>
            <div class="actions">
                <button type="button" on:click=move |_| on_another.run(())>{words().report_another()}</button>
            </div>
        </section>
    }
}
