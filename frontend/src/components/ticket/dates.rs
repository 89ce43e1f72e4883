use chrono::{DateTime, Utc};
use leptos::prelude::*;
use shared::ticket::Ticket;

use crate::components::erased::erased_view;
use crate::components::relative_time::ExactTime;
use crate::live_query::Loaded;
use crate::words::words;

/// When a ticket was opened, last changed, started and closed.
#[component]
pub fn Dates(ticket: Loaded<Ticket>) -> impl IntoView {
    let date = move |title: String, read: fn(&Ticket) -> Option<DateTime<Utc>>| {
        erased_view(move || match ticket.with(read) {
            Some(time) => view! {
                <div>
                    <dt>{title.clone()}</dt>
                    <dd><ExactTime time /></dd>
                </div>
            }
            .into_any(),
            None => ().into_any(),
        })
    };
    view! {
        <dl class="dates">
            {date(words().ticket_opened(), |ticket| Some(ticket.opened_at))}
            {date(words().ticket_changed(), changed_at)}
            {date(words().ticket_started(), |ticket| ticket.activated_at)}
            {date(words().ticket_closed(), |ticket| ticket.closed_at)}
        </dl>
    }
}

fn changed_at(ticket: &Ticket) -> Option<DateTime<Utc>> {
    Some(ticket.modified_at).filter(|time| *time != ticket.opened_at)
}
