use leptos::prelude::*;
use shared::role::Role;

use crate::announce::use_announcer;
use crate::browser::page;
use crate::browser::storage::Memory;
use crate::components::icons::{Icon, Shape};
use crate::components::varying::varying;
use crate::live::use_live_part;
use crate::wording::surge::is_same;
use crate::{address, api};

/// Where it is remembered which surge somebody does not want to see any more.
const DISMISSED: &str = "surge-dismissed";

/// What is reported far more than usual, with the way to those tickets; else nothing.
#[component]
pub fn SurgeBanner(role: Role) -> impl IntoView {
    let live = use_live_part(move || api::pulse::show(role));
    let dismissed = RwSignal::new(Memory::Device.recall(DISMISSED).unwrap_or_default());
    let announcer = use_announcer();
    let is_told = StoredValue::new(false);
    varying(move || {
        let told = live.map(Clone::clone).unwrap_or_default();
        let mut lines = told.lines().map(str::to_owned);
        let mut next = || lines.next().unwrap_or_default();
        let (sentence, words, category, tickets) = (next(), next(), next(), next());
        let is_shown = !sentence.is_empty() && !is_same(&tickets, &dismissed.get());
        if is_shown && !is_told.get_value() {
            announcer.say(sentence.clone());
        }
        is_told.set_value(is_shown);
        if !is_shown {
            return ().into_any();
        }
        let category = if words.is_empty() { category } else { String::new() };
        let query = address::query([("q", words.as_str()), ("category", category.as_str())]);
        let on_dismiss = move |_| {
            Memory::Device.remember(DISMISSED, &tickets);
            dismissed.set(tickets.clone());
            // What was pressed is gone.
            page::focus_soon("h1");
        };
        let invitation = match role {
            Role::User => "Yours too? Join one",
            Role::Helpdesk => "Show them",
        };
        view! {
            <div class="surge">
                <Icon shape=Shape::Warning />
                <p>
                    {sentence} " "
                    <a href=address::home(role).to_owned() + &query data-noscroll>
                        {invitation}
                    </a>
                </p>
                <button type="button" class="link" on:click=on_dismiss>"Hide"</button>
            </div>
        }
        .into_any()
    })
}
