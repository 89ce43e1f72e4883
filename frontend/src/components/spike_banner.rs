use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::routes;
use shared::spikes::Spike;

use crate::announce::use_announcer;
use crate::api;
use crate::browser::storage::Store;
use crate::browser::{campus_time, page};
use crate::components::erased::erased_view;
use crate::components::icons::{Icon, Shape};
use crate::live_query::use_live_query_of_service;
use crate::sentences::spikes;
use crate::words::words;

/// Where the tickets of the spike are stored that somebody has hidden.
const HIDDEN: &str = "lodge-hidden-spike";

/// What is reported far more than usual, with a link to those tickets; else nothing.
#[component]
pub fn SpikeBanner(role: Role) -> impl IntoView {
    let report = use_live_query_of_service(move || api::spikes::show(role));
    let strongest = Memo::new(move |_| report.map(|report| report.strongest.clone()).flatten());
    let hidden = RwSignal::new(Store::Device.get(HIDDEN).map(|ids| from_text(&ids)));
    let shown = Memo::new(move |_| {
        let hidden = hidden.get().unwrap_or_default();
        strongest.get().filter(|spike| !is_same(&spike.tickets, &hidden))
    });
    let announcer = use_announcer();
    let is_announced = StoredValue::new(false);
    erased_view(move || {
        let spike = shown.get();
        let was_announced = is_announced.try_get_value().unwrap_or_default();
        is_announced.set_value(spike.is_some());
        let Some(spike) = spike else { return ().into_any() };
        let since = spike.since.timestamp_millis() as f64;
        let sentence = spikes::sentence(&spike, &campus_time::minute_of_day(since));
        if !was_announced {
            announcer.say(sentence.clone());
        }
        let tickets = spike.tickets.clone();
        let on_hide = Callback::new(move |()| {
            Store::Device.set(HIDDEN, &to_text(&tickets));
            hidden.set(Some(tickets.clone()));
            // The button that had the focus is gone.
            page::focus_soon("h1");
        });
        spike_notice(&spike, role, sentence, on_hide)
    })
}

/// The banner of a spike, of which `sentence` tells.
pub fn spike_notice(spike: &Spike, role: Role, sentence: String, on_hide: Callback<()>) -> AnyView {
    let address = routes::home(role) + &query(spike);
    let invitation = match role {
        Role::User => words().spike_join(),
        Role::Helpdesk => words().spike_show(),
    };
    view! {
        <div class="spike-banner">
            <Icon shape=Shape::Warning />
            <p>
                {sentence} " "
                <a href=address data-noscroll>
                    {invitation}
                </a>
            </p>
            <button type="button" class="link" on:click=move |_| on_hide.run(())>
                {words().spike_hide()}
            </button>
        </div>
    }
    .into_any()
}

/// A search for the words of the spike, or its category where it has none.
fn query(spike: &Spike) -> String {
    let words = spike.words.join(" ");
    let category = spike.category.filter(|_| words.is_empty());
    routes::query([("q", words.as_str()), ("category", category.map_or("", Into::into))])
}

/// Whether two lists of tickets have one in common: then it is the same spike, also when it has
/// grown since.
fn is_same(tickets: &[TicketId], others: &[TicketId]) -> bool {
    tickets.iter().any(|ticket| others.contains(ticket))
}

fn to_text(tickets: &[TicketId]) -> String {
    let numbers: Vec<String> = tickets.iter().map(TicketId::to_string).collect();
    numbers.join(" ")
}

fn from_text(text: &str) -> Vec<TicketId> {
    text.split(' ').filter_map(|number| number.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use shared::ticket::Category;

    use super::*;

    #[test]
    fn a_spike_stays_the_same_while_it_grows() {
        let [grown, another, hidden] = ["43 44 45", "4 44 45", "41 42 43"].map(from_text);
        assert!(is_same(&grown, &hidden));
        assert!(!is_same(&another, &hidden));
        assert!(!is_same(&another, &[]));
        assert_eq!(from_text(&to_text(&grown)), grown);
    }

    #[test]
    fn the_link_searches_for_the_words_else_for_the_category() {
        let category = Some(Category::TechnicalIt);
        let (since, tickets) = (DateTime::UNIX_EPOCH, Vec::new());
        let words = vec!["Wi-Fi".to_owned(), "library".to_owned()];
        let of_words = Spike { words, category, reports: 8, since, tickets };
        assert_eq!(query(&of_words), "?q=Wi-Fi%20library");
        assert_eq!(query(&Spike { words: Vec::new(), ..of_words }), "?category=technical_it");
    }
}
