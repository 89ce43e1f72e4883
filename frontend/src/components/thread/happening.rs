use leptos::prelude::*;
use shared::event::{EventKind, HistoryEntry};
use shared::ticket::Ticket;

use super::entries::Entries;
use crate::components::marked_text::MarkedText;
use crate::components::varying::{attribute, varying, words};
use crate::components::when::When;
use crate::live::Known;
use crate::wording::difference::difference;
use crate::wording::titles;

/// A change of the ticket as one quiet line; an edit can be unfolded into its difference.
#[component]
pub fn Happening(
    entry: HistoryEntry,
    ticket: Known<Ticket>,
    entries: Known<Entries>,
) -> impl IntoView {
    let event = &entry.event;
    let position = event.position;
    let who = event.role.map_or("Somebody", titles::writer);
    let what = match event.kind {
        EventKind::Edited => "changed the text".to_owned(),
        EventKind::Activated => "started work".to_owned(),
        EventKind::Closed => "closed the ticket".to_owned(),
        EventKind::Recategorised => match event.category {
            Some(category) => format!("corrected the category to {}", category.title()),
            None => "corrected the category".to_owned(),
        },
        EventKind::Opened => "reported this".to_owned(),
        EventKind::MessagePosted => "wrote a message".to_owned(),
        EventKind::Gone => "took it off the list".to_owned(),
    };
    let time = event.at.map(|time| view! { " · " <When time /> }.into_any());
    let former = entry.former.map(|it| it.description);
    let is_unfolded = RwSignal::new(false);
    let label = move || {
        let label = if is_unfolded.get() { "hide difference" } else { "show difference" };
        label.to_owned()
    };
    let unfold = former.is_some().then(|| {
        view! {
            <button
                type="button"
                class="link"
                aria-expanded=attribute(move || is_unfolded.get().to_string())
                on:click=move |_| is_unfolded.update(|it| *it = !*it)
            >
                {words(label)}
            </button>
        }
        .into_any()
    });
    let shown = move || {
        let Some(former) = former.as_ref().filter(|_| is_unfolded.get()) else {
            return ().into_any();
        };
        let current = ticket.with(|it| it.description.clone());
        let later = entries.with(|it| it.text_after(position, &current));
        view! { <MarkedText pieces=difference(former, &later) /> }.into_any()
    };
    view! {
        <li class="happening">
            <p class="quiet">{who} " " {what} {time} " " {unfold}</p>
            {varying(shown)}
        </li>
    }
}
