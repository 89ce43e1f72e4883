//! What both lists of tickets share: which tickets the address asks for, and the ways to change it.

mod fetch;
mod filters;
mod place;
mod query;

use std::time::Duration;

use leptos::prelude::*;
use shared::counts::Counts;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::Status;

use fetch::{ShownRows, fetch_list};
pub use filters::Filters;
pub use place::watch_history;
pub use query::{ListQuery, use_list_of, use_list_query};

use crate::announce::use_announcer;
use crate::api::tickets::TicketQuery;
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::ticket_list::{ListFetch, Row, Rows, TicketList};
use crate::components::when_loaded::WhenLoaded;
use crate::event_feed::use_event_feed;
use crate::format;
use crate::live_query::{LiveQuery, use_live_query};
use crate::read_marks::use_read_marks;
use crate::words::words;

/// How often a hidden list is fetched, for the count in the title of its window.
const HIDDEN_REFETCH_INTERVAL: Duration = Duration::from_secs(60);

/// The tickets that the address asks for, as many pages as the reader asked for.
#[derive(Clone, Copy)]
pub struct Listing {
    fetch: LiveQuery<ListFetch>,
    rows: Memo<Rows>,
    pages: RwSignal<usize>,
    /// Counts how often the list is to start again.
    generation: RwSignal<u32>,
    /// Counts how often the reader asked to see what waits.
    refreshes: RwSignal<u32>,
    query: ListQuery,
}

/// Loads the list and keeps it fresh. Another query begins with its first page again.
pub fn use_listing(role: Role, query: ListQuery) -> Listing {
    let place = place::returned();
    let pages = RwSignal::new(place.as_ref().map_or(1, |place| place.pages));
    let generation = RwSignal::new(0);
    let refreshes = RwSignal::new(0);
    Effect::new(move |former: Option<()>| {
        query.tickets.get();
        if former.is_some() {
            pages.set(1);
        }
    });
    let (shown, feed) = (StoredValue::new(ShownRows::default()), use_event_feed());
    let place = StoredValue::new(place);
    let fetch = use_live_query(move || {
        let (query, pages, generation) = (query.tickets.get(), pages.get(), generation.get());
        let request = ListFetch { query, pages, generation, ..ListFetch::default() };
        shown.try_update_value(|shown| untrack(|| shown.note_events(feed)));
        let rows = shown.try_get_value().unwrap_or_default();
        async move {
            let fetched = fetch_list(role, request, &rows).await?;
            shown.try_update_value(|shown| shown.forget_events(&fetched));
            Ok(fetched)
        }
    });
    let rows = Memo::new(move |former: Option<&Rows>| {
        let refreshes = refreshes.get();
        let rows = fetch.map(|fetch| Rows::after(former, fetch, refreshes)).unwrap_or_default();
        shown.update_value(|shown| shown.set_rows(&rows));
        rows
    });
    Effect::new(move |_| {
        if rows.with(|rows| !rows.rows.is_empty())
            && let Some(place) = place.try_update_value(Option::take).flatten()
        {
            place.show();
        }
    });
    let fetch_hidden = move || {
        if !page::is_visible() {
            fetch.reload();
        }
    };
    if let Ok(handle) = set_interval_with_handle(fetch_hidden, HIDDEN_REFETCH_INTERVAL) {
        on_cleanup(move || handle.clear());
    }
    Listing { fetch, rows, pages, generation, refreshes, query }
}

impl Listing {
    /// Fetches again; rows keep their places.
    pub fn reload(self) {
        self.fetch.reload();
    }

    /// Fetches again and shows the list as it is then.
    pub fn restart(self) {
        self.generation.update(|generation| *generation += 1);
    }
}

/// The list with its way to more, and a sentence where there is nothing.
#[component]
pub fn ListingView(
    listing: Listing,
    role: Role,
    #[prop(into)] href: Callback<TicketId, String>,
    #[prop(into, default = Signal::stored(None))] selected: Signal<Option<TicketId>>,
    /// What to say when there is no ticket, whatever the filters.
    none_at_all: String,
    #[prop(optional)] counts: Option<LiveQuery<Counts>>,
) -> impl IntoView {
    let Listing { fetch, rows, pages, refreshes, query, .. } = listing;
    let on_follow = Callback::new(move |ticket| place::leave(pages.get_untracked(), ticket));
    let on_more = move |()| {
        // The button stays as it is meanwhile, so that it keeps the focus.
        if untrack(|| fetch.map(|fetch| fetch.pages) == Some(pages.get())) {
            pages.update(|pages| *pages += 1);
        }
    };
    let on_refresh = Callback::new(move |()| {
        refreshes.update(|refreshes| *refreshes += 1);
        // The button that had the focus is gone.
        page::focus_soon("[data-ticket]");
    });
    let empty = move || {
        if !query.is_filtered() {
            return view! { <p class="empty">{none_at_all.clone()}</p> }.into_any();
        }
        let sentence = query.tickets.with(|tickets| no_match(tickets, role));
        let all = query.without_filters();
        view! {
            <p class="empty">
                {sentence} " "
                <a href=all data-noscroll>{words().tickets_clear()}</a>
            </p>
        }
        .into_any()
    };
    count_in_title(rows, role);
    announce_hits(listing);
    let draw = move |_| {
        let empty = empty.clone();
        view! {
            {erased_view(move || beyond(rows, query))}
            <TicketList rows role href selected on_follow on_more on_refresh counts empty />
        }
        .into_any()
    };
    view! {
        <WhenLoaded live=fetch what=words().tickets_load_failed() lines=8 view=draw />
    }
}

/// Announces how many tickets another search finds.
fn announce_hits(listing: Listing) {
    let announcer = use_announcer();
    Effect::new(move |former: Option<String>| {
        let q = listing.fetch.map(|fetch| fetch.query.q.clone()).unwrap_or_default();
        let total = listing.rows.with_untracked(Rows::total);
        if let (true, Some(total)) = (former.is_some_and(|former| former != q), total) {
            let number = format::number(total as f64);
            announcer.say(words().tickets_count(total, number));
        }
        q
    });
}

/// What to say when nothing matches. Of the number of a ticket that is closed a user learns no more than of one that
/// does not exist.
fn no_match(tickets: &TicketQuery, role: Role) -> String {
    let TicketQuery { status, category, opened, q, .. } = tickets;
    let is_only_search =
        status.is_empty() && category.is_none() && opened.iter().all(String::is_empty);
    match q.strip_prefix('#').unwrap_or(q).parse() {
        Ok(number) if role == Role::User && is_only_search => {
            words().tickets_no_number(format::ticket(TicketId(number)))
        }
        _ if q.is_empty() => words().tickets_no_match(),
        _ => words().tickets_no_match_query(q.clone()),
    }
}

/// What else matches a search, with another status; and whether not everything was searched.
fn beyond(rows: Memo<Rows>, query: ListQuery) -> AnyView {
    let (left_out, is_partial) = rows.with(|rows| (rows.left_out(), rows.is_partial));
    if left_out.is_empty() && !is_partial {
        return ().into_any();
    }
    let link = |(status, count): (Status, i64)| {
        let href = query.href(&[("status", status.into())]);
        let number = format::number(count as f64);
        let label = match status {
            Status::Open => words().tickets_match_open(count, number),
            Status::Active => words().tickets_match_active(count, number),
            Status::Closed => words().tickets_match_closed(count, number),
        };
        view! { <a href=href data-noscroll>{label}</a> " " }.into_any()
    };
    let partial = is_partial.then(|| words().tickets_partial());
    view! { <p class="beyond">{left_out.into_iter().map(link).collect_view()} {partial}</p> }
        .into_any()
}

/// Counts in the title of the window what is unread. New tickets of others count for the helpdesk
/// only.
fn count_in_title(rows: Memo<Rows>, role: Role) {
    let marks = use_read_marks();
    Effect::new(move || {
        let is_unread = |row: &&Row| !row.is_gone && marks.is_unread(&row.ticket, role);
        page::count_in_title(rows.with(|rows| {
            let waiting = if role == Role::Helpdesk { rows.waiting } else { 0 };
            rows.rows.iter().filter(is_unread).count() + waiting
        }));
    });
    on_cleanup(|| page::count_in_title(0));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_number_that_is_not_found_a_user_learns_no_more() {
        let query = |q: &str| TicketQuery { q: q.to_owned(), ..TicketQuery::default() };
        let sentence = "No open or active ticket has the number #7.";
        for q in ["7", "#7"] {
            assert_eq!(no_match(&query(q), Role::User), sentence);
            assert_ne!(no_match(&query(q), Role::Helpdesk), sentence);
        }
        let filtered = TicketQuery { status: vec![Status::Open], ..query("7") };
        assert_eq!(no_match(&filtered, Role::User), "No tickets match “7”.");
        assert_eq!(no_match(&query(""), Role::User), "No tickets match.");
    }
}
