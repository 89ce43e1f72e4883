//! What was said and done under a ticket, oldest first.

mod entries;
mod happening;

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::live::View;
use shared::message::Message;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::api;
use crate::components::loaded::Loaded;
use crate::components::plain_text::PlainText;
use crate::components::varying::keyed;
use crate::components::when::When;
use crate::live::{Known, Live, use_live_view};
use crate::wording::titles;
use entries::{Entries, Entry};
use happening::Happening;

/// Loads the thread of `ticket` again whenever the ticket tells of news.
pub fn use_thread(ticket: Live<Ticket>, id: TicketId, role: Role) -> Live<Entries> {
    // Every change and every message moves this time on.
    let last = move || ticket.map(|it| it.last_activity_at.timestamp_micros()).unwrap_or_default();
    let news = Memo::new(move |_| last());
    use_live_view(View::Derived, move || {
        news.get();
        load(id, role)
    })
}

async fn load(id: TicketId, role: Role) -> Result<Entries, shared::problem::Problem> {
    let messages = api::messages::list(role, id).await?;
    let history = api::tickets::history(role, id).await?;
    Ok(Entries { messages, history })
}

/// Messages left and right by who wrote them, and between them what happened.
#[component]
pub fn Thread(ticket: Known<Ticket>, thread: Live<Entries>) -> impl IntoView {
    let draw = move |loaded: Known<Entries>| {
        let keys = move || loaded.with(|it| it.in_order().iter().map(Entry::key).collect());
        let draw = move |key| match loaded.with_untracked(|it| it.find(key)) {
            Some(Entry::Said(message)) => view! { <Said message /> }.into_any(),
            Some(Entry::Happened(entry)) => {
                view! { <Happening entry ticket entries=loaded /> }.into_any()
            }
            None => ().into_any(),
        };
        view! { <ol class="thread">{keyed(keys, draw)}</ol> }.into_any()
    };
    view! { <Loaded live=thread what="The thread could not be loaded." lines=4 view=draw /> }
}

#[component]
fn Said(message: Message) -> impl IntoView {
    let side = match message.role {
        Role::User => "said by-user",
        Role::Helpdesk => "said by-helpdesk",
    };
    view! {
        <li class=side>
            <p class="quiet">
                <strong>{titles::writer(message.role)}</strong>
                " · "
                <When time=message.sent_at />
            </p>
            <PlainText text=message.body />
        </li>
    }
}
