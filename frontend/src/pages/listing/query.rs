//! Search, filters, sort and selected ticket, as they stand in the address.

use std::str::FromStr as _;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use shared::ids::TicketId;
use shared::policy;
use shared::role::Role;
use shared::routes;
use shared::ticket::{Sort, Status};

use crate::api::tickets::TicketQuery;
use crate::pages::query_pairs::{QueryPairs, use_query_pairs};

/// The value that asks a list for tickets of every status.
pub const ALL: &str = "all";

/// Opened since a time, and before a time.
const OPENED: [&str; 2] = ["opened_from", "opened_before"];
/// What makes a list shorter.
const FILTERS: [&str; 6] = ["q", "status", "category", "place", OPENED[0], OPENED[1]];

/// The part of the address that a list of tickets is made from.
#[derive(Clone, Copy)]
pub struct ListQuery {
    role: Role,
    pairs: Memo<QueryPairs>,
    pub tickets: Memo<TicketQuery>,
    navigate: StoredValue<Box<dyn Fn(String)>, LocalStorage>,
}

/// Reads the address of the list that `role` works with.
pub fn use_list_query(role: Role) -> ListQuery {
    let pairs = use_query_pairs();
    let tickets = Memo::new(move |_| pairs.with(|pairs| ticket_query(role, pairs)));
    let navigate = use_navigate();
    let navigate = StoredValue::new_local(Box::new(move |to: String| {
        navigate(&to, NavigateOptions { scroll: false, replace: true, ..Default::default() });
    }) as Box<dyn Fn(String)>);
    ListQuery { role, pairs, tickets, navigate }
}

/// Some tickets, whatever the address says.
pub fn use_list_of(
    role: Role,
    ids: impl Fn() -> Vec<TicketId> + Send + Sync + 'static,
) -> ListQuery {
    let tickets = Memo::new(move |_| TicketQuery { ids: ids(), ..TicketQuery::default() });
    ListQuery { tickets, ..use_list_query(role) }
}

impl ListQuery {
    /// The value of a name in the address.
    pub fn value(self, name: &str) -> String {
        self.pairs.with(|pairs| pairs.value(name).to_owned())
    }

    /// The ticket that is shown beside the list.
    pub fn ticket(self) -> Option<TicketId> {
        self.value("ticket").parse().ok()
    }

    /// The address with some values changed; an empty one leaves its name out.
    pub fn href(self, changes: &[(&str, &str)]) -> String {
        routes::home(self.role) + &self.pairs.with(|pairs| pairs.changed(changes))
    }

    /// Goes to the changed address, in place of the present one.
    pub fn change(self, changes: &[(&str, &str)]) {
        let href = untrack(|| self.href(changes));
        self.navigate.try_with_value(|navigate| navigate(href));
    }

    /// Whether the list may have more tickets without its filters.
    pub fn is_filtered(self) -> bool {
        FILTERS.iter().any(|name| !self.value(name).is_empty())
    }

    /// The address without filters.
    pub fn without_filters(self) -> String {
        self.href(&FILTERS.map(|name| (name, "")))
    }

    /// The opening times of the filter, each where there is one.
    pub fn opened(self) -> [Option<DateTime<Utc>>; 2] {
        OPENED.map(|name| self.value(name).parse().ok())
    }

    /// The address without the filter by opening times.
    pub fn without_opening_times(self) -> String {
        self.href(&OPENED.map(|name| (name, "")))
    }
}

/// What to ask the server for. A value that cannot be read counts as missing.
fn ticket_query(role: Role, pairs: &QueryPairs) -> TicketQuery {
    let status = pairs.value("status");
    let status = match Status::from_str(status) {
        Ok(status) => vec![status],
        Err(_) if policy::may_see(role, Status::Closed) && status != ALL => {
            vec![Status::Open, Status::Active]
        }
        Err(_) => Vec::new(),
    };
    let q = pairs.value("q").to_owned();
    // The server orders a search by relevance unless a sort is chosen.
    let default_sort = q.is_empty().then(|| default_sort(role, &status));
    let opened = OPENED.map(|name| {
        let text = pairs.value(name);
        text.parse::<DateTime<Utc>>().map(|_| text.to_owned()).unwrap_or_default()
    });
    TicketQuery {
        status,
        category: pairs.value("category").parse().ok(),
        place: pairs.value("place").to_owned(),
        opened,
        q,
        sort: pairs.value("sort").parse().ok().or(default_sort),
        ..TicketQuery::default()
    }
}

/// Nobody waits for what is closed.
fn default_sort(role: Role, status: &[Status]) -> Sort {
    let has_closed = status.is_empty() || status.contains(&Status::Closed);
    match (role, has_closed) {
        (Role::User, _) => Sort::Newest,
        (Role::Helpdesk, true) => Sort::Activity,
        (Role::Helpdesk, false) => Sort::Waiting,
    }
}

#[cfg(test)]
mod tests {
    use shared::ticket::Category;

    use super::*;

    fn query<const N: usize>(role: Role, pairs: [(&str, &str); N]) -> TicketQuery {
        ticket_query(role, &pairs.into())
    }

    #[test]
    fn the_helpdesk_sees_what_is_not_closed_and_longest_waiting_first() {
        let default = query(Role::Helpdesk, []);
        assert_eq!(default.status, [Status::Open, Status::Active]);
        assert_eq!(default.sort, Some(Sort::Waiting));
        assert_eq!(query(Role::Helpdesk, [("status", "all")]).status, []);
        let closed = query(Role::Helpdesk, [("status", "closed")]);
        assert_eq!(
            (&closed.status[..], closed.sort),
            (&[Status::Closed][..], Some(Sort::Activity))
        );
    }

    #[test]
    fn a_search_is_ordered_by_the_server_unless_an_order_is_chosen() {
        assert_eq!(query(Role::Helpdesk, [("q", "lift")]).sort, None);
        let chosen = query(Role::User, [("q", "lift"), ("sort", "oldest")]);
        assert_eq!(chosen.sort, Some(Sort::Oldest));
    }

    #[test]
    fn values_that_cannot_be_read_are_left_out() {
        let unread = query(Role::User, [("status", "lost"), ("category", "x"), ("sort", "?")]);
        assert_eq!(unread, TicketQuery { sort: Some(Sort::Newest), ..TicketQuery::default() });
        let filtered = query(Role::User, [("category", "technical_it")]);
        assert_eq!(filtered.category, Some(Category::TechnicalIt));
        let opened = [("opened_from", "yesterday"), ("opened_before", "2026-03-14T12:00:00Z")];
        let opened = query(Role::User, opened).opened;
        assert_eq!(opened, ["", "2026-03-14T12:00:00Z"]);
    }
}
