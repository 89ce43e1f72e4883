use leptos::prelude::*;
use shared::ids::TicketId;
use shared::page::Page;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::components::ticket_row::TicketRow;
use crate::components::varying::{keyed, varying};
use crate::live::Known;

/// Tickets below each other, and a button for more. Rows keep their place in the document.
#[component]
pub fn TicketList(
    page: Known<Page<Ticket>>,
    role: Role,
    /// Where a row leads.
    #[prop(into)]
    href: Callback<TicketId, String>,
    #[prop(into, default = Signal::stored(None))] selected: Signal<Option<TicketId>>,
    #[prop(into)] is_loading_more: Signal<bool>,
    #[prop(into)] on_more: Callback<()>,
    /// Shown where there is no ticket.
    #[prop(into)]
    empty: ViewFn,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| page.with(|it| it.items.is_empty()));
    let has_more = Memo::new(move |_| page.with(|it| it.next.is_some()));
    let row = move |id| {
        let id = TicketId(id);
        let listed = move || page.with(|it| it.items.iter().find(|it| it.id == id).cloned());
        let Some(first) = untrack(listed) else { return ().into_any() };
        let ticket = Memo::new(move |former: Option<&Ticket>| {
            listed().or_else(|| former.cloned()).unwrap_or_else(|| first.clone())
        });
        let is_selected = Signal::derive(move || selected.get() == Some(id));
        let href = Signal::derive(move || href.run(id));
        view! { <TicketRow ticket role href is_selected /> }.into_any()
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
    view! {
        <ul class="tickets" hidden=is_empty>
            {keyed(move || page.with(|it| it.items.iter().map(|it| it.id.0).collect()), row)}
        </ul>
        {varying(move || is_empty.get().then(|| empty.run()).into_any())}
        {varying(more)}
    }
}
