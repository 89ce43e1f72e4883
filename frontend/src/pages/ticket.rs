use leptos::prelude::*;

use crate::components::ticket_panel::{MissingTicket, TicketPanel};
use crate::components::varying::varying;
use crate::role::use_role;
use crate::site::Screen;

/// `/t/:id`, the same address for both roles.
#[component]
pub fn TicketPage(screen: Memo<Screen>) -> impl IntoView {
    let role = use_role();
    let shown = move || match (screen.get(), role.get()) {
        (Screen::Ticket(Some(id)), role) => {
            view! { <TicketPanel id role is_alone=true /> }.into_any()
        }
        (_, role) => view! { <MissingTicket id=None role /> }.into_any(),
    };
    view! { <main id="main" class="page ticket">{varying(shown)}</main> }
}
