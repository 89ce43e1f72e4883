//! A list of tickets that follows what happens without moving under the reader.

mod rows;

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::Ticket;

pub use rows::{Answer, Row, Rows};

use crate::components::ticket_row::TicketRow;
use crate::components::varying::{keyed, varying, words};
use crate::follow::computed;

/// Tickets below each other, and a button for more. Rows keep their place in the document.
#[component]
pub fn TicketList(
    rows: Memo<Rows>,
    role: Role,
    /// Where a row leads.
    #[prop(into)]
    href: Callback<TicketId, String>,
    #[prop(into, default = Signal::stored(None))] selected: Signal<Option<TicketId>>,
    #[prop(into)] is_loading_more: Signal<bool>,
    #[prop(into)] on_more: Callback<()>,
    /// Shows what waits.
    on_anew: Callback<()>,
    /// Shown where there is no ticket.
    #[prop(into)]
    empty: ViewFn,
) -> impl IntoView {
    let is_empty = computed(move || rows.with(|it| it.rows.is_empty()));
    let has_more = computed(move || rows.with(|it| it.has_more));
    let row = move |id| {
        let id = TicketId(id);
        let listed = move || rows.with(|it| it.find(id).map(|it| it.ticket.clone()));
        let Some(first) = untrack(listed) else { return ().into_any() };
        let ticket = Memo::new(move |former: Option<&Ticket>| {
            listed().or_else(|| former.cloned()).unwrap_or_else(|| first.clone())
        });
        let is_selected = Signal::derive(move || selected.get() == Some(id));
        let has_left =
            Signal::derive(move || rows.with(|it| it.find(id).is_some_and(|it| it.has_left)));
        let href = Signal::derive(move || href.run(id));
        view! { <TicketRow ticket role href is_selected has_left /> }.into_any()
    };
    let more = move || {
        if !has_more.get() {
            return ().into_any();
        }
        view! {
            <button
                type="button"
                class="more"
                disabled=is_loading_more
                on:click=move |_| on_more.run(())
            >
                "Show more"
            </button>
        }
        .into_any()
    };
    let pill = computed(move || rows.with(|it| on_pill(it.waiting, it.left())));
    let anew = move || match pill.get() {
        None => ().into_any(),
        Some(text) => view! {
            <button type="button" class="pill" on:click=move |_| on_anew.run(())>{text}</button>
        }
        .into_any(),
    };
    let how_many = move || rows.with(|it| how_many(it.rows.len(), it.has_more));
    view! {
        <div class="list-head" hidden=is_empty>
            <span class="quiet">{words(how_many)}</span>
            {varying(anew)}
        </div>
        <ul class="tickets" hidden=is_empty>
            {keyed(move || rows.with(|it| it.rows.iter().map(|it| it.ticket.id.0).collect()), row)}
        </ul>
        {varying(move || is_empty.get().then(|| empty.run()).into_any())}
        {varying(more)}
    }
}

fn on_pill(waiting: usize, left: usize) -> Option<String> {
    match (waiting, left) {
        (0, 0) => None,
        (0, left) => Some(format!("{left} moved on — tidy up")),
        (waiting, _) => Some(format!("{waiting} new — show")),
    }
}

fn how_many(rows: usize, has_more: bool) -> String {
    match (rows, has_more) {
        (rows, true) => format!("First {rows} tickets"),
        (1, false) => "1 ticket".to_owned(),
        (rows, false) => format!("{rows} tickets"),
    }
}
