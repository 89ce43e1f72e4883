//! What chooses the tickets of a list.

use leptos::prelude::*;
use shared::ticket::Status;

use super::{section, specimen};
use crate::components::ticket_list::{FilterLinks, FilterOption, SearchBox};
use crate::sentences::names;
use crate::words::words;

pub fn sections() -> Vec<AnyView> {
    let options = Status::ALL
        .map(|status| FilterOption { value: status.into(), title: names::status(status) });
    let filter = view! {
        <div class="filters">
            <FilterLinks
                title=words().filter_status()
                options=options.into()
                selected=Signal::stored("active".to_owned())
                href=|_| "#".to_owned()
                count=|value: &'static str| (value != "closed").then_some(1_234)
            />
        </div>
    };
    let search = |text: &str| {
        view! { <SearchBox text=Signal::stored(text.to_owned()) on_search=|_| () /> }
    };
    vec![
        section("filter", vec![specimen("second-of-three", filter)]),
        section(
            "search-box",
            vec![specimen("empty", search("")), specimen("filled", search("lift"))],
        ),
    ]
}
