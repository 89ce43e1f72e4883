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
use crate::browser::page;
use crate::components::loaded::Loaded;
use crate::components::plain_text::PlainText;
use crate::components::varying::keyed;
use crate::components::when::When;
use crate::follow::computed;
use crate::live::{Known, Live, use_live_view};
use crate::wording::titles;
use entries::{Entries, Entry};
use happening::Happening;

/// Loads the thread of `ticket` again whenever the ticket tells of news.
pub fn use_thread(ticket: Live<Ticket>, id: TicketId, role: Role) -> Live<Entries> {
    // Every change and every message moves this time on.
    let last = move || ticket.map(|it| it.last_activity_at.timestamp_micros()).unwrap_or_default();
    let news = computed(last);
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

/// Stands for the line above what is new, beside the keys of entries.
const NEW: i64 = i64::MIN;

/// Messages left and right by who wrote them, and between them what happened. What came after
/// `known` (a time in microseconds) is new: the thread opens there.
#[component]
pub fn Thread(ticket: Known<Ticket>, thread: Live<Entries>, known: Option<i64>) -> impl IntoView {
    let draw = move |loaded: Known<Entries>| {
        let entries = loaded.with_untracked(Entries::in_order);
        let first_new = entries.iter().find(|it| known.is_some_and(|known| it.time() > known));
        let first_new = first_new.map(Entry::key);
        if first_new.is_some() {
            page::show_soon(".new");
        }
        let keys = move || {
            let mut keys: Vec<_> = loaded.with(|it| it.in_order().iter().map(Entry::key).collect());
            if let Some(at) = keys.iter().position(|it| Some(*it) == first_new) {
                keys.insert(at, NEW);
            }
            keys
        };
        let draw = move |key| match loaded.with_untracked(|it| it.find(key)) {
            Some(Entry::Said(message)) => view! { <Said message /> }.into_any(),
            Some(Entry::Happened(entry)) => {
                view! { <Happening entry ticket entries=loaded /> }.into_any()
            }
            None if key == NEW => view! { <li class="new">"New since you looked"</li> }.into_any(),
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
