use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use shared::ids::TicketId;

use crate::components::erased::erased_view;
use crate::components::ticket::{MissingTicket, TicketPanel};
use crate::role::use_role;

/// `/t/:id`, the same address for both roles.
#[component]
pub fn TicketPage() -> impl IntoView {
    let role = use_role();
    let params = use_params_map();
    let id: Memo<Option<TicketId>> =
        Memo::new(move |_| params.with(|params| params.get_str("id")?.parse().ok()));
    let shown = move || match id.get() {
        Some(id) => view! { <TicketPanel id role is_alone=true /> }.into_any(),
        None => view! { <MissingTicket id=None role /> }.into_any(),
    };
    view! { <main id="main" class="page ticket">{erased_view(shown)}</main> }
}
