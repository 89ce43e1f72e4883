//! What was written and done under a ticket, oldest first.

mod entries;
mod history_entry;

use chrono::DateTime;
use leptos::prelude::*;
use shared::message::Message;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::browser::{campus_time, page};
use crate::components::erased::{erased_text, erased_view, keyed};
use crate::components::relative_time::RelativeTime;
use crate::components::text::PlainText;
use crate::live_query::Loaded;
use crate::role::use_role;
use crate::sentences::names;
use crate::words::words;
pub use entries::Entries;
use entries::{Entry, EntryKey};
use history_entry::HistoryEntryView;
pub use history_entry::Restore;

/// What stands in the list of a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum LineKey {
    Entry(EntryKey),
    /// The divider above the first entry that is not read.
    NewDivider,
    /// The day of the entry below.
    Day(EntryKey),
}

/// From how many messages on there is a way to the newest.
const MANY_MESSAGES: usize = 6;

/// The longest message that is shown whole at once, in characters.
const MAX_UNFOLDED: usize = 600;

/// Messages, those of the reader's role on the right, and between them days and what was done. What came after
/// `last_read` (a time in microseconds) is new: the thread opens there.
#[component]
pub fn Thread(
    ticket: Loaded<Ticket>,
    entries: Loaded<Entries>,
    last_read: Option<i64>,
    restore: Restore,
) -> impl IntoView {
    let is_new = |entry: &Entry| last_read.is_some_and(|last_read| entry.time() > last_read);
    let first_new = entries.with_untracked(Entries::in_order).into_iter().find(is_new);
    let first_new = first_new.map(|entry| entry.key());
    if first_new.is_some() {
        page::show_soon(".new-divider");
    }
    let keys = move || {
        let (mut keys, mut last_day) = (Vec::new(), String::new());
        for entry in entries.with(Entries::in_order) {
            let day = day_of(&entry);
            if day != last_day {
                keys.push(LineKey::Day(entry.key()));
                last_day = day;
            }
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
        LineKey::Day(key) => {
            let day = entries.with_untracked(|entries| entries.find(key)).as_ref().map(day_of);
            view! { <li class="day">{day}</li> }.into_any()
        }
        LineKey::Entry(key) => match entries.with_untracked(|entries| entries.find(key)) {
            Some(Entry::Message(message)) => {
                view! { <MessageView message reader=role /> }.into_any()
            }
            Some(Entry::Event(entry)) => {
                view! { <HistoryEntryView entry ticket entries restore /> }.into_any()
            }
            None => ().into_any(),
        },
    };
    let has_many = Memo::new(move |_| entries.with(|it| it.messages.len() >= MANY_MESSAGES));
    let jump = move || {
        if !has_many.get() {
            return ().into_any();
        }
        let on_click = move |_| {
            page::show_soon(".thread > :last-child");
            page::focus_soon("#message-text");
        };
        view! {
            <button type="button" class="link jump" on:click=on_click>
                {words().thread_newest()}
            </button>
        }
        .into_any()
    };
    view! {
        {erased_view(jump)}
        <ol class="thread">{keyed(keys, draw)}</ol>
    }
}

fn day_of(entry: &Entry) -> String {
    DateTime::from_timestamp_micros(entry.time()).map(campus_time::day).unwrap_or_default()
}

#[component]
fn MessageView(message: Message, reader: Role) -> impl IntoView {
    let is_long = message.body.chars().count() > MAX_UNFOLDED;
    let is_folded = RwSignal::new(is_long);
    let label = move || match is_folded.get() {
        true => words().thread_unfold(),
        false => words().thread_fold(),
    };
    let fold = is_long.then(|| {
        let on_click = move |_| is_folded.update(|is_folded| *is_folded = !*is_folded);
        view! {
            <button type="button" class="link" on:click=on_click>{erased_text(label)}</button>
        }
        .into_any()
    });
    view! {
        <li
            class="message"
            class:own-side=message.role == reader
            class:closing=message.is_outcome
            class:folded=is_folded
        >
            <p class="quiet">
                <strong>{names::author(&message)}</strong>
                " · "
                <RelativeTime time=message.sent_at />
            </p>
            <PlainText text=message.body />
            {fold}
        </li>
    }
}
