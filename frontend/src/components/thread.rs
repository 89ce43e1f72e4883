//! What was written and done under a ticket, oldest first.

mod entries;
mod history_entry;

use leptos::prelude::*;
use shared::message::Message;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::browser::page;
use crate::components::erased::keyed;
use crate::components::relative_time::RelativeTime;
use crate::components::text::PlainText;
use crate::live_query::Loaded;
use crate::role::use_role;
use crate::sentences::names;
use crate::words::words;
pub use entries::Entries;
use entries::{Entry, EntryKey};
use history_entry::HistoryEntryView;

/// What stands in the list of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum LineKey {
    Entry(EntryKey),
    /// The divider above the first entry that is not read.
    NewDivider,
}

/// Messages, those of the reader's role on the right, and between them what was done. What came after
/// `last_read` (a time in microseconds) is new: the thread opens there.
#[component]
pub fn Thread(
    ticket: Loaded<Ticket>,
    entries: Loaded<Entries>,
    last_read: Option<i64>,
) -> impl IntoView {
    let is_new = |entry: &Entry| last_read.is_some_and(|last_read| entry.time() > last_read);
    let first_new = entries.with_untracked(Entries::in_order).into_iter().find(is_new);
    let first_new = first_new.map(|entry| entry.key());
    if first_new.is_some() {
        page::show_soon(".new-divider");
    }
    let keys = move || {
        let mut keys = Vec::new();
        for entry in entries.with(Entries::in_order) {
            if Some(entry.key()) == first_new {
                keys.push(LineKey::NewDivider);
            }
            keys.push(LineKey::Entry(entry.key()));
        }
        keys
    };
    let role = use_role();
    let draw = move |key| match key {
        LineKey::NewDivider => {
            view! { <li class="new-divider">{words().thread_new()}</li> }.into_any()
        }
        LineKey::Entry(key) => match entries.with_untracked(|entries| entries.find(key)) {
            Some(Entry::Message(message)) => {
                view! { <MessageView message reader=role /> }.into_any()
            }
            Some(Entry::Event(entry)) => {
                view! { <HistoryEntryView entry ticket entries /> }.into_any()
            }
            None => ().into_any(),
        },
    };
    view! { <ol class="thread">{keyed(keys, draw)}</ol> }
}

#[component]
fn MessageView(message: Message, reader: Role) -> impl IntoView {
    view! {
        <li
            class="message"
            class:own-side=message.role == reader
            class:closing=message.is_outcome
        >
            <p class="quiet">
                <strong>{names::author(message.role)}</strong>
                " · "
                <RelativeTime time=message.sent_at />
            </p>
            <PlainText text=message.body />
        </li>
    }
}
