mod keys;

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::live::View;
use shared::role::Role;

use crate::announce::announce_counts;
use crate::api;
use crate::browser::page;
use crate::components::assigned_right::AssignedRight;
use crate::components::heading::Heading;
use crate::components::icons::{Icon, Shape};
use crate::components::surge_banner::SurgeBanner;
use crate::components::ticket_panel::TicketPanel;
use crate::components::varying::{attribute, varying, whether};
use crate::follow::{computed, follow};
use crate::live::use_live_view;
use crate::pages::listing::{Filters, ListingView, use_list_query, use_listing};
use crate::role::take_role;
use keys::use_keys;

/// `/helpdesk`: filters, list and ticket side by side. The address holds all that is chosen.
#[component]
pub fn HelpdeskPage() -> impl IntoView {
    let role = Role::Helpdesk;
    take_role(role);
    let query = use_list_query(role);
    let listing = use_listing(role, query);
    let counts = use_live_view(View::Counts, move || api::counts::show(role));
    announce_counts(counts);
    use_keys();
    let selected = computed(move || query.ticket());
    focus_what_is_shown(selected);
    let back = move || query.href(&[("ticket", "")]);
    let href = move |id: TicketId| query.href(&[("ticket", &id.to_string())]);
    let on_change = move |()| {
        listing.reload();
        counts.reload();
    };
    let ticket = move || match selected.get() {
        Some(id) => view! {
            <a class="back" href=attribute(back) data-noscroll>
                <Icon shape=Shape::Back />
                "Back to the list"
            </a>
            <TicketPanel id role is_alone=false on_change />
        }
        .into_any(),
        None => view! {
            <p class="empty">
                "Choose a ticket. " <kbd>"j"</kbd> " and " <kbd>"k"</kbd>
                " walk through the list, " <kbd>"Enter"</kbd> " opens, " <kbd>"/"</kbd>
                " searches."
            </p>
        }
        .into_any(),
    };
    view! {
        <main id="main" class="console" class:has-ticket=whether(move || selected.get().is_some())>
            <div class="filter-pane">
                <Heading title="Tickets" />
                <Filters role query counts />
                <AssignedRight />
            </div>
            <section class="list-pane" aria-label="List">
                <ListingView
                    listing
                    role
                    href
                    selected
                    none_at_all="Nothing to do: no ticket is open or active."
                />
                <SurgeBanner role />
            </section>
            <section class="ticket-pane ticket" aria-label="Ticket">
                {varying(ticket)}
            </section>
        </main>
    }
}

/// Where list and ticket take turns on the screen, the focus goes along, and back to its row.
fn focus_what_is_shown(selected: Memo<Option<TicketId>>) {
    let mut former = None;
    follow(move |is_first| {
        let selected = selected.get();
        match (former, selected) {
            (None, Some(_)) if !is_first => page::focus_soon(".back"),
            (Some(id), None) => page::focus_soon(format!("[data-ticket='{id}']")),
            _ => (),
        }
        former = selected;
    });
}
