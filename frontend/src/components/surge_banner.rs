use leptos::prelude::*;
use shared::pulse::Surge;
use shared::role::Role;

use crate::announce::use_announcer;
use crate::browser::campus_time;
use crate::browser::storage::Memory;
use crate::components::icons::{Icon, Shape};
use crate::components::varying::varying;
use crate::live::use_live_part;
use crate::wording::surge;
use crate::{address, api};

/// Where it is remembered which surge somebody does not want to see any more.
const DISMISSED: &str = "surge-dismissed";

/// What is reported far more than usual, with the way to those tickets; else nothing.
#[component]
pub fn SurgeBanner(role: Role) -> impl IntoView {
    let pulse = use_live_part(move || api::pulse::show(role));
    let dismissed = RwSignal::new(Memory::Device.recall(DISMISSED).unwrap_or_default());
    let shown = Memo::new(move |_| {
        let surge = pulse.map(|it| it.surge.clone()).flatten();
        surge.filter(|it| !dismissed.with(|dismissed| surge::is_remembered(it, dismissed)))
    });
    announce(shown);
    varying(move || {
        let Some(surge) = shown.get() else { return ().into_any() };
        let on_dismiss = {
            let tickets = surge::remembered(&surge);
            move |_| {
                Memory::Device.remember(DISMISSED, &tickets);
                dismissed.set(tickets.clone());
            }
        };
        let invitation = match role {
            Role::User => "Yours too? Join one",
            Role::Helpdesk => "Show them",
        };
        view! {
            <div class="surge">
                <Icon shape=Shape::Warning />
                <p>
                    {sentence(&surge)} " "
                    <a href=those(role, &surge) data-noscroll>{invitation}</a>
                </p>
                <button type="button" class="link" on:click=on_dismiss>"Hide"</button>
            </div>
        }
        .into_any()
    })
}

fn sentence(surge: &Surge) -> String {
    let since = campus_time::minute_of_day(surge.since.timestamp_millis() as f64);
    surge::sentence(surge, &since)
}

/// Where the tickets of a surge are listed.
fn those(role: Role, surge: &Surge) -> String {
    let words = surge.words.join(" ");
    let category = surge.category.filter(|_| words.is_empty());
    let category = category.as_ref().map_or("", AsRef::as_ref);
    format!(
        "{}{}",
        address::home(role),
        address::query([("q", words.as_str()), ("category", category)])
    )
}

/// Says aloud that something is going on, once for each surge.
fn announce(shown: Memo<Option<Surge>>) {
    let announcer = use_announcer();
    Effect::new(move |was_shown: Option<bool>| {
        shown.with(|surge| {
            if let Some(surge) = surge
                && was_shown != Some(true)
            {
                announcer.say(sentence(surge));
            }
            surge.is_some()
        })
    });
}
