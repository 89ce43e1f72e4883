mod review_accuracy;

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::routes;
use shared::view::View;

use crate::api;
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::frame::Heading;
use crate::components::icons::{Icon, Shape};
use crate::components::spike_banner::SpikeBanner;
use crate::components::ticket::TicketPanel;
use crate::live_query::use_live_query_of;
use crate::pages::listing::{Filters, ListingView, use_list_query, use_listing};
use crate::pages::shortcuts::use_shortcuts;
use crate::role::remember_role;
use crate::words::words;
use review_accuracy::ReviewAccuracy;

/// `/helpdesk`: filters, list and ticket side by side. The address holds all that is chosen.
#[component]
pub fn HelpdeskPage() -> impl IntoView {
    let role = Role::Helpdesk;
    remember_role(role);
    let query = use_list_query(role);
    let listing = use_listing(role, query);
    let counts = use_live_query_of(View::Counts, move || api::counts::show(role));
    use_shortcuts();
    let selected = Memo::new(move |_| query.ticket());
    focus_selected(selected);
    let back = move || query.href(&[("ticket", "")]);
    let href = move |id: TicketId| query.href(&[("ticket", &id.to_string())]);
    let on_change = move |()| {
        listing.reload();
        counts.reload();
    };
    let ticket = move || match selected.get() {
        Some(id) => view! {
            <a class="back" href=Signal::derive(back) data-noscroll>
                <Icon shape=Shape::Back />
                {words().tickets_back()}
            </a>
            <TicketPanel id role is_alone=false on_change />
        }
        .into_any(),
        None => view! {
            <p class="empty">
                {words().tickets_choose()} " " <kbd>"j"</kbd> " / " <kbd>"k"</kbd> " "
                {words().tickets_key_walk()} " · " <kbd>{words().key_enter()}</kbd> " "
                {words().tickets_key_open()} " · " <kbd>"/"</kbd> " " {words().tickets_key_search()}
            </p>
        }
        .into_any(),
    };
    let has_ticket = Signal::derive(move || selected.get().is_some());
    view! {
        <main id="main" class="console" class:has-ticket=has_ticket>
            <div class="filter-pane">
                <Heading title=words().tickets_title() />
                <Filters role query counts />
                <ReviewAccuracy />
                <p class="to-posters"><a href=routes::posters()>{words().posters_title()}</a></p>
            </div>
            <section class="list-pane" aria-label=words().tickets_list()>
                <SpikeBanner role />
                <ListingView
                    listing
                    role
                    href
                    selected
                    counts
                    none_at_all=words().tickets_empty()
                />
            </section>
            <section class="ticket-pane ticket" aria-label=words().tickets_selected()>
                {erased_view(ticket)}
            </section>
        </main>
    }
}

/// On a narrow screen the ticket replaces the list: the focus goes to it, and back to its row.
fn focus_selected(selected: Memo<Option<TicketId>>) {
    Effect::new(move |former: Option<Option<TicketId>>| {
        let selected = selected.get();
        match (former, selected) {
            (Some(None), Some(_)) => page::focus_soon(".back"),
            (Some(Some(id)), None) => page::focus_soon(format!("[data-ticket='{id}']")),
            _ => (),
        }
        selected
    });
}
