//! Search, filters, sort and selected ticket, as they stand in the address.

use std::str::FromStr;

use chrono::{DateTime, Utc};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_navigate, use_query_map};
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Sort, Status};
use shared::time;

use crate::address;
use crate::api::tickets::Wanted;

/// The value that asks a list for tickets of every status.
pub const ALL: &str = "all";

/// From when to before when.
const OPENED: [&str; 2] = ["opened_from", "opened_before"];
/// What makes a list shorter.
const NARROWING: [&str; 5] = ["q", "status", "category", OPENED[0], OPENED[1]];

/// The part of the address that a list of tickets is made from.
#[derive(Clone, Copy)]
pub struct ListQuery {
    role: Role,
    pairs: Memo<Vec<(String, String)>>,
    pub wanted: Memo<Wanted>,
    go: StoredValue<Box<dyn Fn(String)>, LocalStorage>,
}

/// Reads the address of the list that `role` works with.
pub fn use_list_query(role: Role) -> ListQuery {
    let map = use_query_map();
    let pairs = Memo::new(move |_| {
        let pairs = map.get().into_iter().map(|(name, value)| (name.to_string(), value));
        pairs.collect::<Vec<_>>()
    });
    let wanted = Memo::new(move |_| pairs.with(|pairs| wanted(role, pairs)));
    let navigate = use_navigate();
    let go = StoredValue::new_local(Box::new(move |to: String| {
        navigate(&to, NavigateOptions { scroll: false, replace: true, ..Default::default() });
    }) as Box<dyn Fn(String)>);
    ListQuery { role, pairs, wanted, go }
}

impl ListQuery {
    /// What stands in the address under `name`.
    pub fn value(self, name: &str) -> String {
        self.pairs.with(|pairs| value(pairs, name).to_owned())
    }

    /// The ticket that is looked at beside the list.
    pub fn ticket(self) -> Option<TicketId> {
        self.value("ticket").parse().ok()
    }

    /// The address with some values changed; an empty one leaves its name out.
    pub fn href(self, changes: &[(&str, &str)]) -> String {
        let query = self.pairs.with(|pairs| address::changed(pairs, changes));
        format!("{}{query}", address::home(self.role))
    }

    /// Goes to the changed address, in place of the present one.
    pub fn change(self, changes: &[(&str, &str)]) {
        let href = untrack(|| self.href(changes));
        self.go.try_with_value(|go| go(href));
    }

    /// Whether more could be shown with a less narrow question.
    pub fn is_narrowed(self) -> bool {
        NARROWING.iter().any(|name| !self.value(name).is_empty())
    }

    /// The address that asks for everything.
    pub fn all(self) -> String {
        self.href(&NARROWING.map(|name| (name, "")))
    }

    /// The opening times the list is narrowed to, each where there is one.
    pub fn opened(self) -> [Option<DateTime<Utc>>; 2] {
        OPENED.map(|name| time::parse(&self.value(name)))
    }

    /// The address without the opening times.
    pub fn opened_whenever(self) -> String {
        self.href(&OPENED.map(|name| (name, "")))
    }
}

fn value<'a>(pairs: &'a [(String, String)], name: &str) -> &'a str {
    pairs.iter().find(|(other, _)| other == name).map_or("", |(_, value)| value)
}

/// What to ask the server for. A value that means nothing is taken as if it were not there.
fn wanted(role: Role, pairs: &[(String, String)]) -> Wanted {
    let status = value(pairs, "status");
    let status = match (Status::from_str(status), role) {
        (Ok(status), _) => vec![status],
        (Err(_), Role::Helpdesk) if status != ALL => vec![Status::Open, Status::Active],
        (Err(_), _) => Vec::new(),
    };
    let q = value(pairs, "q").to_owned();
    // A search without an order is answered best match first.
    let usual_sort = q.is_empty().then(|| usual_sort(role, &status));
    Wanted {
        status,
        category: value(pairs, "category").parse().ok(),
        opened: OPENED.map(|name| {
            let text = value(pairs, name);
            time::parse(text).map(|_| text.to_owned()).unwrap_or_default()
        }),
        q,
        sort: value(pairs, "sort").parse().ok().or(usual_sort),
    }
}

/// Nobody waits for what is closed.
fn usual_sort(role: Role, status: &[Status]) -> Sort {
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

    fn asked(role: Role, query: &[(&str, &str)]) -> Wanted {
        let pairs: Vec<_> =
            query.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
        wanted(role, &pairs)
    }

    #[test]
    fn the_helpdesk_sees_what_is_not_closed_and_longest_waiting_first() {
        let usual = asked(Role::Helpdesk, &[]);
        assert_eq!(usual.status, [Status::Open, Status::Active]);
        assert_eq!(usual.sort, Some(Sort::Waiting));
        assert_eq!(asked(Role::Helpdesk, &[("status", "all")]).status, []);
        let closed = asked(Role::Helpdesk, &[("status", "closed")]);
        assert_eq!(
            (&closed.status[..], closed.sort),
            (&[Status::Closed][..], Some(Sort::Activity))
        );
    }

    #[test]
    fn a_search_is_ordered_by_the_server_unless_an_order_is_chosen() {
        assert_eq!(asked(Role::Helpdesk, &[("q", "lift")]).sort, None);
        let chosen = asked(Role::User, &[("q", "lift"), ("sort", "oldest")]);
        assert_eq!(chosen.sort, Some(Sort::Oldest));
    }

    #[test]
    fn values_that_mean_nothing_are_left_out() {
        let wanted = asked(Role::User, &[("status", "lost"), ("category", "x"), ("sort", "?")]);
        assert_eq!(wanted, Wanted { sort: Some(Sort::Newest), ..Wanted::default() });
        let known = asked(Role::User, &[("category", "technical_it")]);
        assert_eq!(known.category, Some(Category::TechnicalIt));
        let opened = [("opened_from", "yesterday"), ("opened_before", "2026-03-14T12:00:00Z")];
        let opened = asked(Role::User, &opened).opened;
        assert_eq!(opened, ["", "2026-03-14T12:00:00Z"]);
    }
}
