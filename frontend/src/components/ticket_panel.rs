use leptos::prelude::*;
use shared::ids::TicketId;
use shared::live::View;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::browser::page;
use crate::components::loaded::Loaded;
use crate::components::ticket::TicketView;
use crate::components::unsent::Unsent;
use crate::components::varying::varying;
use crate::follow::{computed, follow};
use crate::live::{Known, use_live_view};
use crate::wording::titles;
use crate::{address, api};

/// Loads a ticket, keeps it fresh, and says so when there is none.
#[component]
pub fn TicketPanel(
    id: TicketId,
    role: Role,
    /// Whether the ticket has the screen for itself; then it names the window and heads it.
    is_alone: bool,
    /// Runs after a change made here, so that a list beside it can follow.
    #[prop(optional, into)]
    on_change: Option<Callback<()>>,
) -> impl IntoView {
    let live = use_live_view(View::Ticket(id), move || api::tickets::show(role, id));
    let is_missing = computed(move || live.is_missing());
    let draw = move |ticket: Known<Ticket>| {
        if is_alone {
            follow(move |_| {
                let text = ticket.with(|it| titles::short(&it.description, 60));
                page::set_title(&format!("#{id} {text}"));
            });
        }
        view! { <TicketView id role live ticket on_change /> }.into_any()
    };
    let draw = StoredValue::new(draw);
    varying(move || {
        if is_missing.get() {
            return view! { <MissingTicket id=Some(id) role /> }.into_any();
        }
        let heading = match is_alone {
            true => view! { <h1 tabindex="-1">"Ticket #" {id.to_string()}</h1> }.into_any(),
            false => view! {
                <h2><a href=address::ticket(id)>"Ticket #" {id.to_string()}</a></h2>
            }
            .into_any(),
        };
        let view = move |ticket| draw.with_value(|draw| draw(ticket));
        view! {
            {heading}
            <Loaded live what="The ticket could not be loaded." lines=6 view />
        }
        .into_any()
    })
}

/// The same calm words for a ticket that was closed and for one that never was.
#[component]
pub fn MissingTicket(id: Option<TicketId>, role: Role) -> impl IntoView {
    page::set_title("Not among the tickets");
    let sentence = match role {
        Role::User => "Not among the open and active tickets. It may have been closed.",
        Role::Helpdesk => "There is no ticket with this number.",
    };
    view! {
        <div class="missing">
            <h1 tabindex="-1">"Nothing here"</h1>
            <p>{sentence}</p>
            <p class="actions">
                {(role == Role::User)
                    .then(|| view! { <a class="button primary" href="/user">"Report it"</a> }.into_any())}
                <a href=address::home(role)>"All tickets"</a>
            </p>
            {id.map(|ticket| view! { <Unsent ticket role /> }.into_any())}
        </div>
    }
}
