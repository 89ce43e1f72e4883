use chrono::{DateTime, Utc};
use leptos::prelude::*;
use shared::ticket::Ticket;

use crate::components::varying::varying;
use crate::components::when::ExactWhen;
use crate::live::Known;

/// When a ticket was opened, last changed, started and closed.
#[component]
pub fn Dates(ticket: Known<Ticket>) -> impl IntoView {
    let date = move |title: &'static str, read: fn(&Ticket) -> Option<DateTime<Utc>>| {
        varying(move || match ticket.with(read) {
            Some(time) => view! {
                <div>
                    <dt>{title}</dt>
                    <dd><ExactWhen time /></dd>
                </div>
            }
            .into_any(),
            None => ().into_any(),
        })
    };
    view! {
        <dl class="dates">
            {date("Opened", |it| Some(it.opened_at))}
            {date("Changed", |it| Some(it.modified_at).filter(|at| *at != it.opened_at))}
            {date("Started", |it| it.activated_at)}
            {date("Closed", |it| it.closed_at)}
        </dl>
    }
}
