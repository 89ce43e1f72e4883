use leptos::prelude::*;
use shared::role::Role;
use shared::routes;
use shared::ticket::Ticket;

use crate::browser::page;
use crate::components::erased::erased_text;
use crate::components::photos::UploadProgress;
use crate::components::text::{PlainText, sentence_with};
use crate::components::ticket::{CategoryBadge, CategorySource, affected, use_explanation};
use crate::format;
use crate::live_query::Loaded;
use crate::words::words;

/// What somebody has done with a ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Reported,
    /// Somebody else had reported it.
    Joined,
}

/// What has just been reported or joined, where to follow it, and what happens next.
#[component]
pub fn Confirmation(
    ticket: Ticket,
    how: Done,
    /// How many of its pictures are on their way.
    #[prop(into)]
    uploads: Signal<usize>,
    /// Why one of them was dropped; empty if none was.
    #[prop(into)]
    photo_refusal: Signal<String>,
    #[prop(into)] on_another: Callback<()>,
) -> impl IntoView {
    let link = view! { <a href=routes::ticket(ticket.id)>{format::ticket(ticket.id)}</a> };
    let (title, next): (fn(&str) -> String, String) = match how {
        Done::Reported => (|it| words().report_done(it), words().report_done_next()),
        Done::Joined => (|it| words().report_joined(it), words().report_joined_next()),
    };
    let title = sentence_with(title, link.into_any());
    let (others, place) = (ticket.affected, ticket.place.clone());
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
                {affected(others)}
                <span dir="auto">{place}</span>
            </div>
            <UploadProgress count=uploads />
            <p class="error" role="alert">{erased_text(move || photo_refusal.get())}</p>
            <p>
                {next}
            </p>
            <div class="actions">
                <button type="button" on:click=move |_| on_another.run(())>{words().report_another()}</button>
            </div>
        </section>
    }
}
