//! What both lists of tickets share: which tickets the address asks for, and the ways to change it.

mod filters;
mod query;

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::page::Page;
use shared::role::Role;
use shared::ticket::Ticket;

pub use filters::Filters;
pub use query::{ListQuery, use_list_query};

use crate::api;
use crate::components::loaded::Loaded;
use crate::components::ticket_list::TicketList;
use crate::live::{Known, Live, use_live};

/// The tickets that the address asks for, as many pages as were asked for.
#[derive(Clone, Copy)]
pub struct Listing {
    pub tickets: Live<Page<Ticket>>,
    pages: RwSignal<usize>,
    query: ListQuery,
}

/// Loads the list and keeps it fresh. Another question begins with its first page again.
pub fn use_listing(role: Role, query: ListQuery) -> Listing {
    let pages = RwSignal::new(1);
    Effect::new(move |former: Option<()>| {
        query.wanted.get();
        if former.is_some() {
            pages.set(1);
        }
    });
    let tickets = use_live(move || {
        let (wanted, pages) = (query.wanted.get(), pages.get());
        async move { api::tickets::list(role, &wanted, pages).await }
    });
    Listing { tickets, pages, query }
}

/// The list with its way to more, and a sentence where there is nothing.
#[component]
pub fn ListingView(
    listing: Listing,
    role: Role,
    #[prop(into)] href: Callback<TicketId, String>,
    #[prop(into, default = Signal::stored(None))] selected: Signal<Option<TicketId>>,
    /// What to say when there is no ticket at all.
    none_at_all: &'static str,
) -> impl IntoView {
    let Listing { tickets, pages, query } = listing;
    let is_loading_more = Signal::derive(move || tickets.is_waiting() && pages.get() > 1);
    let on_more = move |()| pages.update(|it| *it += 1);
    let empty = move || {
        if query.is_narrowed() {
            let all = query.all();
            view! {
                <p class="empty">
                    "No ticket matches. " <a href=all data-noscroll>"Show all of them"</a>
                </p>
            }
            .into_any()
        } else {
            view! { <p class="empty">{none_at_all}</p> }.into_any()
        }
    };
    let draw = move |page: Known<Page<Ticket>>| {
        view! { <TicketList page role href selected is_loading_more on_more empty /> }.into_any()
    };
    view! {
        <Loaded live=tickets what="The tickets could not be loaded." lines=8 view=draw />
    }
}
