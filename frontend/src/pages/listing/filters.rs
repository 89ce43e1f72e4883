use leptos::prelude::*;
use shared::counts::Counts;
use shared::policy;
use shared::role::Role;
use shared::routes;
use shared::ticket::{Category, Sort, Status};

use super::query::{ALL, ListQuery};
use crate::browser::campus_time;
use crate::components::erased::erased_view;
use crate::components::ticket_list::{FilterLinks, FilterOption, SearchBox};
use crate::live_query::LiveQuery;
use crate::sentences::names;
use crate::words::words;

/// Search, order, status and category of a list, with how many there are of each.
#[component]
pub fn Filters(role: Role, query: ListQuery, counts: LiveQuery<Counts>) -> impl IntoView {
    let q = Signal::derive(move || query.value("q"));
    let on_search = move |text: String| query.change(&[("q", &text)]);
    let status = Signal::derive(move || query.value("status"));
    let category = Signal::derive(move || query.value("category"));
    view! {
        <div class="filters">
            <SearchBox text=q on_search />
            <SortSelect query />
            <FilterLinks
                title=words().filter_status()
                options=status_options(role)
                selected=status
                href=move |value| query.href(&[("status", value)])
                count=move |value| counts.map(|counts| status_count(counts, value)).flatten()
            />
            <FilterLinks
                title=words().filter_category()
                options=category_options()
                selected=category
                href=move |value| query.href(&[("category", value)])
                count=move |value| counts.map(|counts| category_count(counts, value)).flatten()
            />
            {erased_view(move || category_feed(&category.get()))}
            {erased_view(move || place_filter(query))}
            {erased_view(move || opening_filter(query))}
        </div>
    }
}

/// The place, where a ticket or a poster says so.
fn place_filter(query: ListQuery) -> AnyView {
    let place = query.value("place");
    if place.is_empty() {
        return ().into_any();
    }
    view! {
        <p class="opened">
            {words().filter_place(place)} " "
            <a href=query.href(&[("place", "")]) data-noscroll>{words().filter_place_clear()}</a>
        </p>
    }
    .into_any()
}

/// The way to the feed of the chosen category. The router leaves external links to the browser.
fn category_feed(category: &str) -> AnyView {
    let Ok(category) = category.parse() else { return ().into_any() };
    let href = routes::category_feed(category);
    view! { <p><a class="feed" href=href rel="external">{words().feed()}</a></p> }.into_any()
}

/// Between which times the tickets were opened, where a link of an analysis says so.
fn opening_filter(query: ListQuery) -> AnyView {
    let sentence = match query.opened() {
        [None, None] => return ().into_any(),
        [Some(from), None] => words().filter_opened_from(campus_time::date_and_time(from)),
        [None, Some(before)] => words().filter_opened_before(campus_time::date_and_time(before)),
        [Some(from), Some(before)] => words().filter_opened(campus_time::range(from, before)),
    };
    view! {
        <p class="opened">
            {sentence} " "
            <a href=query.without_opening_times() data-noscroll>{words().filter_opened_clear()}</a>
        </p>
    }
    .into_any()
}

#[component]
fn SortSelect(query: ListQuery) -> impl IntoView {
    let on_change = move |event| query.change(&[("sort", &event_target_value(&event))]);
    let option = move |sort: Option<Sort>| {
        let is_selected = move || query.tickets.with(|tickets| tickets.sort == sort);
        let is_hidden = move || sort.is_none() && query.value("q").is_empty();
        view! {
            <option
                value=sort.map_or("", Into::into)
                hidden=Signal::derive(is_hidden)
                prop:selected=Signal::derive(is_selected)
            >
                {sort.map_or_else(|| words().sort_best_match(), names::sort)}
            </option>
        }
        .into_any()
    };
    let options = Sort::ALL.map(Some).into_iter().chain([None]);
    view! {
        <div class="order">
            <label for="order">{words().filter_order()}</label>
            <select id="order" on:change=on_change>
                {options.map(option).collect_view()}
            </select>
        </div>
    }
}

fn status_options(role: Role) -> Vec<FilterOption> {
    let option =
        |status: Status| FilterOption { value: status.into(), title: names::status(status) };
    let visible = Status::ALL.into_iter().filter(|status| policy::may_see(role, *status));
    let default = FilterOption { value: "", title: words().filter_open_and_active() };
    let mut options: Vec<_> = std::iter::once(default).chain(visible.map(option)).collect();
    if policy::may_see(role, Status::Closed) {
        options.push(FilterOption { value: ALL, title: words().filter_all() });
    }
    options
}

fn category_options() -> Vec<FilterOption> {
    let all = FilterOption { value: "", title: words().filter_all() };
    let option = |category: Category| FilterOption {
        value: category.into(),
        title: names::category(category),
    };
    std::iter::once(all).chain(Category::ALL.map(option)).collect()
}

fn status_count(counts: &Counts, value: &str) -> Option<i64> {
    match value.parse() {
        Ok(Status::Open) => Some(counts.open),
        Ok(Status::Active) => Some(counts.active),
        Ok(Status::Closed) => counts.closed,
        Err(_) if value == ALL => Some(counts.open + counts.active + counts.closed?),
        Err(_) => Some(counts.open + counts.active),
    }
}

/// Open and active tickets; the server counts no others by category.
fn category_count(counts: &Counts, value: &str) -> Option<i64> {
    let category = value.parse::<Category>().ok()?;
    counts.by_category.get(&category).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(closed: Option<i64>) -> Counts {
        let by_category = [(Category::TechnicalIt, 4)].into();
        Counts { open: 3, active: 2, closed, by_category }
    }

    #[test]
    fn every_option_shows_how_many_tickets_it_stands_for() {
        let counts = counts(Some(10));
        let numbers = ["", "open", "active", "closed", "all"].map(|it| status_count(&counts, it));
        assert_eq!(numbers, [5, 3, 2, 10, 15].map(Some));
        assert_eq!(category_count(&counts, "technical_it"), Some(4));
    }

    #[test]
    fn what_the_server_does_not_count_has_no_number() {
        assert_eq!(status_count(&counts(None), "closed"), None);
        assert_eq!(status_count(&counts(None), "all"), None);
        assert_eq!(category_count(&counts(None), ""), None);
    }

    #[test]
    fn only_the_helpdesk_can_filter_by_closed() {
        let values = |role| -> Vec<_> {
            status_options(role).into_iter().map(|option| option.value).collect()
        };
        assert_eq!(values(Role::User), ["", "open", "active"]);
        assert_eq!(values(Role::Helpdesk), ["", "open", "active", "closed", ALL]);
    }
}
