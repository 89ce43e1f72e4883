use leptos::prelude::*;

use crate::components::erased::erased_view;
use crate::notifications::use_notifications;
use crate::words::words;

/// Turns notifications on and off. Nobody is asked before the button is pressed.
#[component]
pub fn Notify() -> impl IntoView {
    let notifications = use_notifications();
    let content = move || {
        let permission = notifications.permission();
        if permission.is_empty() {
            return ().into_any();
        }
        if permission == "denied" {
            return view! { <p class="quiet">{words().notification_denied()}</p> }.into_any();
        }
        let is_on = notifications.is_on();
        let (note, label) = match is_on {
            true => (words().notification_on(), words().notification_turn_off()),
            false => (String::new(), words().notification_turn_on()),
        };
        let press = move |_| match is_on {
            true => notifications.turn_off(),
            false => notifications.turn_on(),
        };
        view! {
            <p class="quiet" role="status">{note}</p>
            <p class="actions">
                <button type="button" on:click=press>{label}</button>
            </p>
        }
        .into_any()
    };
    view! { <section class="notifications">{erased_view(content)}</section> }
}
