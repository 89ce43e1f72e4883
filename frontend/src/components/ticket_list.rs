//! A list of tickets that follows what happens without moving under the reader.

mod filter_links;
mod row;
mod rows;
mod search_box;

use leptos::prelude::*;
use shared::counts::Counts;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Status, TicketSummary};

pub use filter_links::{FilterLinks, FilterOption};
pub use row::{GoneRow, TicketRow};
pub use rows::{ListFetch, Row, Rows};
pub use search_box::SearchBox;

use crate::api::tickets::TicketQuery;
use crate::components::erased::{erased_text, erased_view, keyed};
use crate::format;
use crate::live_query::LiveQuery;
use crate::words::words;

/// A row that is gone is drawn as another one than before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum RowKey {
    Ticket(TicketId),
    Gone(TicketId),
}

impl RowKey {
    const fn of(row: &Row) -> Self {
        if row.is_gone { Self::Gone(row.ticket.id) } else { Self::Ticket(row.ticket.id) }
    }
}

/// Tickets below each other, and a button for more. Rows keep their place in the document.
#[component]
pub fn TicketList(
    rows: Memo<Rows>,
    role: Role,
    /// The address of a row.
    #[prop(into)]
    href: Callback<TicketId, String>,
    #[prop(into, default = Signal::stored(None))] selected: Signal<Option<TicketId>>,
    /// Runs when a row is followed.
    on_follow: Callback<TicketId>,
    #[prop(into)] on_more: Callback<()>,
    /// Shows the list as it is now, with the tickets that wait.
    on_refresh: Callback<()>,
    /// How many tickets there are, where that is known.
    counts: Option<LiveQuery<Counts>>,
    /// Shown where there is no ticket.
    #[prop(into)]
    empty: ViewFn,
) -> impl IntoView {
    let is_empty = Memo::new(move |_| rows.with(|rows| rows.rows.is_empty()));
    let has_more = Memo::new(move |_| rows.with(|rows| rows.has_more));
    let row = move |key: RowKey| {
        let id = match key {
            RowKey::Gone(id) => return view! { <GoneRow id /> }.into_any(),
            RowKey::Ticket(id) => id,
        };
        let listed = move || rows.with(|rows| rows.find(id).map(|row| row.ticket.clone()));
        let Some(first) = untrack(listed) else { return ().into_any() };
        let ticket = Memo::new(move |former: Option<&TicketSummary>| {
            listed().or_else(|| former.cloned()).unwrap_or_else(|| first.clone())
        });
        let is_selected = Signal::derive(move || selected.get() == Some(id));
        let matches =
            Signal::derive(move || rows.with(|rows| rows.find(id).is_none_or(|row| row.matches)));
        let href = Signal::derive(move || href.run(id));
        view! { <TicketRow ticket role href is_selected matches on_follow /> }.into_any()
    };
    let more = move || {
        if !has_more.get() {
            return ().into_any();
        }
        let on_click = move |_| on_more.run(());
        view! { <button type="button" class="more" on:click=on_click>{words().tickets_show_more()}</button> }
            .into_any()
    };
    let refresh_label = Memo::new(move |_| rows.with(refresh_label));
    let refresh = move || match refresh_label.get() {
        None => ().into_any(),
        Some(label) => {
            let on_click = move |_| on_refresh.run(());
            view! { <button type="button" class="refresh" on:click=on_click>{label}</button> }
                .into_any()
        }
    };
    let keys = move || rows.with(|rows| rows.rows.iter().map(RowKey::of).collect());
    let count = move || {
        rows.with(|rows| {
            let counted = |counts: &Counts| counted(&rows.query, counts);
            count_label(rows, counts.and_then(|counts| counts.map(counted)).flatten())
        })
    };
    view! {
        <div class="list-head" hidden=is_empty>
            <span class="quiet">{erased_text(count)}</span>
            {erased_view(refresh)}
        </div>
        <ul class="tickets" hidden=is_empty>
            {keyed(keys, row)}
        </ul>
        {erased_view(move || is_empty.get().then(|| empty.run()).into_any())}
        {erased_view(more)}
    }
}

/// What the button does that shows the list as it is now; none where it would change nothing.
fn refresh_label(rows: &Rows) -> Option<String> {
    match (rows.waiting, rows.unmatched(), rows.is_out_of_order) {
        (0, 0, false) => None,
        (0, 0, true) => Some(words().tickets_reordered()),
        (0, unmatched, _) => {
            Some(words().tickets_gone(unmatched, format::number(unmatched as f64)))
        }
        (waiting, ..) => Some(words().tickets_new(format::number(waiting as f64))),
    }
}

/// How many tickets a list has, as far as the counts of all tickets say so.
fn counted(query: &TicketQuery, counts: &Counts) -> Option<i64> {
    let TicketQuery { status, category, sort, .. } = query.clone();
    let is_filtered_otherwise =
        *query != TicketQuery { status, category, sort, ..TicketQuery::default() };
    let number = |status: Status| match status {
        _ if !query.status.is_empty() && !query.status.contains(&status) => None,
        Status::Open => Some(counts.open),
        Status::Active => Some(counts.active),
        Status::Closed => counts.closed,
    };
    let numbers = Status::ALL.map(number);
    match category {
        _ if is_filtered_otherwise => None,
        None => Some(numbers.into_iter().flatten().sum()),
        // These are the tickets that are counted by category.
        Some(category) if matches!(numbers, [Some(_), Some(_), None]) => {
            counts.by_category.get(&category).copied()
        }
        Some(_) => None,
    }
}

fn count_label(rows: &Rows, counted: Option<i64>) -> String {
    let shown = rows.rows.iter().filter(|row| !row.is_gone).count();
    let number = format::number(shown as f64);
    match (rows.has_more, rows.total().or(counted)) {
        (true, Some(total)) => words().tickets_first_of(number, format::number(total as f64)),
        (true, None) => words().tickets_first(number),
        (false, _) => words().tickets_count(shown, number),
    }
}

#[cfg(test)]
mod tests {
    use shared::ticket::Category;

    use super::*;

    #[test]
    fn a_list_has_as_many_tickets_as_its_filters_count() {
        let by_category = [(Category::TechnicalIt, 4)].into();
        let counts = Counts { open: 3, active: 2, closed: Some(10), by_category };
        let users = Counts { closed: None, ..counts.clone() };
        let of = |status: &[Status]| TicketQuery { status: status.to_vec(), ..Default::default() };
        let unclosed = of(&[Status::Open, Status::Active]);
        let it = |query| TicketQuery { category: Some(Category::TechnicalIt), ..query };

        assert_eq!(counted(&unclosed, &counts), Some(5));
        assert_eq!(counted(&of(&[Status::Closed]), &counts), Some(10));
        assert_eq!([&counts, &users].map(|it| counted(&of(&[]), it)), [Some(15), Some(5)]);
        assert_eq!(counted(&it(unclosed.clone()), &counts), Some(4));
        assert_eq!([&counts, &users].map(|counts| counted(&it(of(&[])), counts)), [None, Some(4)]);
        assert_eq!(counted(&it(of(&[Status::Open])), &counts), None);
        assert_eq!(counted(&TicketQuery { place: "H3".to_owned(), ..unclosed }, &counts), None);
    }
}
