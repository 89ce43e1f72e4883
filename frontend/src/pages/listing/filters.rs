use leptos::prelude::*;
use shared::counts::Counts;
use shared::role::Role;
use shared::ticket::{Category, Status};

use super::query::{ALL, ListQuery};
use crate::browser::campus_time;
use crate::components::filter::{Choice, Filter};
use crate::components::search::SearchBox;
use crate::components::varying::{varying, whether};
use crate::live::Live;

/// Search, order, status and category of a list, with how many there are of each.
#[component]
pub fn Filters(role: Role, query: ListQuery, counts: Live<Counts>) -> impl IntoView {
    let searched = Signal::derive(move || query.value("q"));
    let on_search = move |text: String| query.change(&[("q", &text)]);
    let status = Signal::derive(move || query.value("status"));
    let category = Signal::derive(move || query.value("category"));
    view! {
        <div class="filters">
            <SearchBox text=searched on_search />
            <Order query />
            <Filter
                title="Status"
                choices=statuses(role)
                taken=status
                href=move |value| query.href(&[("status", value)])
                count=move |value| counts.map(|it| count_of_status(it, value)).flatten()
            />
            <Filter
                title="Category"
                choices=categories()
                taken=category
                href=move |value| query.href(&[("category", value)])
                count=move |value| counts.map(|it| count_of_category(it, value)).flatten()
            />
            {varying(move || opened(query))}
        </div>
    }
}

/// Between which times the tickets were opened, where an analysis has led here.
fn opened(query: ListQuery) -> AnyView {
    let told = |word: &str, time: Option<_>| {
        time.map(|it| format!(" {word} {}", campus_time::date_and_time(it))).unwrap_or_default()
    };
    let [from, before] = query.opened();
    if from.is_none() && before.is_none() {
        return ().into_any();
    }
    let words = format!("Opened{}{}", told("from", from), told("to before", before));
    view! {
        <p class="opened">
            {words} " "
            <a href=query.opened_whenever() data-noscroll>"Whenever opened"</a>
        </p>
    }
    .into_any()
}

#[component]
fn Order(query: ListQuery) -> impl IntoView {
    let on_change = move |event| query.change(&[("sort", &event_target_value(&event))]);
    let options = [
        ("newest", "Newest"),
        ("oldest", "Oldest"),
        ("activity", "Latest activity"),
        ("waiting", "Longest waiting"),
        ("", "Best match"),
    ];
    let sort = move || query.wanted.with(|it| it.sort.map(|it| it.as_ref().to_owned()));
    let option = move |(value, title): (&'static str, &'static str)| {
        let is_taken = move || sort().unwrap_or_default() == value;
        let is_hidden = move || value.is_empty() && query.value("q").is_empty();
        view! {
            <option value=value hidden=whether(is_hidden) prop:selected=whether(is_taken)>
                {title}
            </option>
        }
        .into_any()
    };
    view! {
        <div class="order">
            <label for="order">"Order"</label>
            <select id="order" on:change=on_change>
                {options.into_iter().map(option).collect_view()}
            </select>
        </div>
    }
}

fn statuses(role: Role) -> Vec<Choice> {
    let choice = |value, title| Choice { value, title };
    let mut choices =
        vec![choice("", "Open and active"), choice("open", "Open"), choice("active", "Active")];
    if role == Role::Helpdesk {
        choices.extend([choice("closed", "Closed"), choice(ALL, "All")]);
    }
    choices
}

fn categories() -> Vec<Choice> {
    let all = Choice { value: "", title: "All" };
    let each = Category::ALL.map(|it| Choice { value: name(it), title: it.title() });
    std::iter::once(all).chain(each).collect()
}

const fn name(category: Category) -> &'static str {
    match category {
        Category::FacilityManagement => "facility_management",
        Category::TechnicalIt => "technical_it",
        Category::ServicesComplaints => "services_complaints",
    }
}

fn count_of_status(counts: &Counts, value: &str) -> Option<i64> {
    match value.parse() {
        Ok(Status::Open) => Some(counts.open),
        Ok(Status::Active) => Some(counts.active),
        Ok(Status::Closed) => counts.closed,
        Err(_) if value == ALL => Some(counts.open + counts.active + counts.closed?),
        Err(_) => Some(counts.open + counts.active),
    }
}

/// Open and active ones; the server counts no others by category.
fn count_of_category(counts: &Counts, value: &str) -> Option<i64> {
    match value.parse::<Category>() {
        Ok(category) => counts.by_category.get(&category).copied(),
        Err(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(closed: Option<i64>) -> Counts {
        let by_category = [(Category::TechnicalIt, 4)].into();
        Counts { open: 3, active: 2, closed, by_category }
    }

    #[test]
    fn every_choice_shows_how_many_tickets_it_stands_for() {
        let counts = counts(Some(10));
        let told = ["", "open", "active", "closed", "all"].map(|it| count_of_status(&counts, it));
        assert_eq!(told, [5, 3, 2, 10, 15].map(Some));
        assert_eq!(count_of_category(&counts, "technical_it"), Some(4));
    }

    #[test]
    fn what_the_server_does_not_tell_is_not_shown() {
        assert_eq!(count_of_status(&counts(None), "closed"), None);
        assert_eq!(count_of_status(&counts(None), "all"), None);
    }

    #[test]
    fn a_category_is_named_in_the_address_as_in_the_api() {
        for category in Category::ALL {
            assert_eq!(name(category), category.as_ref());
        }
    }
}
