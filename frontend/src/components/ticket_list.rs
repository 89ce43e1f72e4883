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
    #[prop(into)] on_more: Callback<()>,
    /// Shows what waits.
    on_anew: Callback<()>,
    /// Shown where there is no ticket.
    #[prop(into)]
    empty: ViewFn,
) -> impl IntoView {
    let is_empty = computed(move || rows.with(|it| it.rows.is_empty()));
    let has_more = computed(move || rows.with(|it| it.has_more));
    let row = move |id: i64| {
        if id < 0 {
            return view! { <GoneRow id=TicketId(-id) /> }.into_any();
        }
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
            <button type="button" class="more" on:click=move |_| on_more.run(())>"Show more"</button>
        }
        .into_any()
    };
    let pill = computed(move || rows.with(on_pill));
    let anew = move || match pill.get() {
        None => ().into_any(),
        Some(text) => view! {
            <button type="button" class="pill" on:click=move |_| on_anew.run(())>{text}</button>
        }
        .into_any(),
    };
    let how_many = move || {
        rows.with(|it| how_many(it.rows.iter().filter(|it| !it.is_gone).count(), it.has_more))
    };
    view! {
        <div class="list-head" hidden=is_empty>
            <span class="quiet">{words(how_many)}</span>
            {varying(anew)}
        </div>
        <ul class="tickets" hidden=is_empty>
            {keyed(move || rows.with(|it| it.rows.iter().map(key).collect()), row)}
        </ul>
        {varying(move || is_empty.get().then(|| empty.run()).into_any())}
        {varying(more)}
    }
}

/// A row that is gone is another one than before.
fn key(row: &Row) -> i64 {
    if row.is_gone { -row.ticket.id.0 } else { row.ticket.id.0 }
}

/// Keeps the place of a ticket that is not there any more, so that nothing moves.
#[component]
fn GoneRow(id: TicketId) -> impl IntoView {
    view! {
        <li class="row gone">
            <span>"#" {id.to_string()}</span>
            <span>"No longer open or active"</span>
        </li>
    }
}

fn on_pill(rows: &Rows) -> Option<String> {
    match (rows.waiting, rows.left(), rows.is_astray) {
        (0, 0, false) => None,
        (0, 0, true) => Some("Order has changed — sort".to_owned()),
        (0, left, _) => Some(format!("{left} moved on — tidy up")),
        (waiting, ..) => Some(format!("{waiting} new — show")),
    }
}

fn how_many(rows: usize, has_more: bool) -> String {
    match (rows, has_more) {
        (rows, true) => format!("First {rows} tickets"),
        (1, false) => "1 ticket".to_owned(),
        (rows, false) => format!("{rows} tickets"),
    }
}
