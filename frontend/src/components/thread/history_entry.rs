use leptos::prelude::*;
use shared::event::HistoryEntry;
use shared::ticket::Ticket;

use super::entries::Entries;
use crate::components::erased::{erased_text, erased_view};
use crate::components::relative_time::RelativeTime;
use crate::components::text::{DiffText, word_diff};
use crate::live_query::Loaded;
use crate::sentences::history;
use crate::words::words;

/// Puts a former text in the place of the current one.
#[derive(Clone, Copy)]
pub struct Restore {
    pub is_possible: Memo<bool>,
    pub on_restore: Callback<String>,
}

/// A change of the ticket as one quiet line; an edit can be unfolded into its difference, and undone.
#[component]
pub fn HistoryEntryView(
    entry: HistoryEntry,
    ticket: Loaded<Ticket>,
    entries: Loaded<Entries>,
    restore: Restore,
) -> impl IntoView {
    let sentence = history::sentence(&entry);
    let position = entry.event.position;
    let time = entry.event.at.map(|time| view! { " · " <RelativeTime time /> }.into_any());
    let former = entry.former.map(|former| former.description);
    let is_unfolded = RwSignal::new(false);
    let label = move || {
        if is_unfolded.get() {
            words().history_hide_difference()
        } else {
            words().history_show_difference()
        }
    };
    let unfold = former.is_some().then(|| {
        view! {
            <button
                type="button"
                class="link"
                aria-expanded=Signal::derive(move || is_unfolded.get().to_string())
                on:click=move |_| is_unfolded.update(|is_unfolded| *is_unfolded = !*is_unfolded)
            >
                {erased_text(label)}
            </button>
        }
        .into_any()
    });
    let restore_button = former.clone().map(|former| {
        erased_view(move || {
            if !restore.is_possible.get() {
                return ().into_any();
            }
            let former = former.clone();
            view! {
                " "
                <button
                    type="button"
                    class="link"
                    on:click=move |_| restore.on_restore.run(former.clone())
                >
                    {words().history_restore()}
                </button>
            }
            .into_any()
        })
    });
    let difference = move || {
        let Some(former) = former.as_ref().filter(|_| is_unfolded.get()) else {
            return ().into_any();
        };
        let current = ticket.with(|ticket| ticket.description.clone());
        let later = entries.with(|entries| entries.text_after(position, &current));
        view! { <DiffText pieces=word_diff(former, &later) /> }.into_any()
    };
    view! {
        <li class="history-entry">
            <p class="quiet">{sentence} {time} " " {unfold} {restore_button}</p>
            {erased_view(difference)}
        </li>
    }
}
