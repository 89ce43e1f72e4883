use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::routes;
use shared::thread::TicketWithThread;
use shared::ticket::Ticket;
use shared::view::View;

use super::unsent_drafts::UnsentDrafts;
use super::{EndedTicket, TicketView};
use crate::api;
use crate::browser::page;
use crate::components::erased::{erased_text, erased_view};
use crate::components::text::{first_line, shortened};
use crate::components::thread::Entries;
use crate::components::when_loaded::WhenLoaded;
use crate::format;
use crate::live_query::{Loaded, use_live_query_of};
use crate::receipts::use_receipts;
use crate::words::words;

/// The longest part of a ticket's text in the title of its window, in characters.
pub(super) const MAX_TITLE_CHARS: usize = 60;

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
    let receipts = use_receipts();
    let ended = untrack(|| receipts.of(id)).and_then(|held| held.ended);
    if let (Role::User, Some(receipt)) = (role, ended) {
        // There is nothing to ask the server for.
        return view! {
            <h1 tabindex="-1">{words().ticket_heading(format::ticket(id))}</h1>
            <EndedTicket receipt />
        }
        .into_any();
    }
    let live =
        use_live_query_of(View::Ticket(id), move || api::tickets::show_with_thread(role, id));
    let is_gone = Memo::new(move |_| live.is_missing());
    // What is shown already stays.
    let is_missing = Memo::new(move |_| live.is_missing() && !live.is_loaded());
    let draw = move |shown: Loaded<TicketWithThread>| {
        let (ticket, entries) = (shown.part(|it| it.ticket.clone()), shown.part(Entries::of));
        if is_alone {
            Effect::new(move || {
                let text = ticket.with(|ticket| shortened(&ticket.description, MAX_TITLE_CHARS));
                page::set_title(&words().ticket_page_title(format::ticket(id), text));
            });
        }
        view! { <TicketView id role live ticket entries is_gone on_change /> }.into_any()
    };
    let draw = StoredValue::new(draw);
    erased_view(move || {
        let ended = is_missing.get().then(|| receipts.of(id)).flatten().and_then(|it| it.ended);
        if is_missing.get() && ended.is_none() {
            return view! { <MissingTicket id=Some(id) role /> }.into_any();
        }
        let problem = move || live.map(|shown| heading_text(&shown.ticket)).unwrap_or_default();
        let title = view! {
            {words().ticket_heading(format::ticket(id))}
            <span class="visually-hidden">{erased_text(problem)}</span>
        };
        let heading = match is_alone {
            true => view! { <h1 tabindex="-1">{title}</h1> }.into_any(),
            false => view! { <h2><a href=routes::ticket(id)>{title}</a></h2> }.into_any(),
        };
        if let Some(receipt) = ended {
            return view! {
                {heading}
                <EndedTicket receipt />
            }
            .into_any();
        }
        let view = move |ticket| draw.with_value(|draw| draw(ticket));
        view! {
            {heading}
            <WhenLoaded live what=words().ticket_load_failed() lines=6 view />
        }
        .into_any()
    })
}

/// What the heading of a ticket says beside its number. Its text stands below, larger than the heading.
fn heading_text(ticket: &Ticket) -> String {
    format!(": {}", shortened(first_line(&ticket.description), MAX_TITLE_CHARS))
}

/// The same words for a ticket that was closed and for one that never was.
#[component]
pub fn MissingTicket(id: Option<TicketId>, role: Role) -> impl IntoView {
    page::set_title(&words().ticket_missing_page());
    let sentence = match role {
        Role::User => words().ticket_missing_user(),
        Role::Helpdesk => words().ticket_missing_helpdesk(),
    };
    let report = move || {
        let address = routes::home(Role::User);
        view! { <a class="button primary" href=address>{words().ticket_missing_report()}</a> }
            .into_any()
    };
    view! {
        <div class="missing">
            <h1 tabindex="-1">{words().ticket_missing_title()}</h1>
            <p>{sentence}</p>
            <p class="actions">
                {(role == Role::User).then(report)}
                <a href=routes::home(role)>{words().ticket_missing_list()}</a>
            </p>
            {id.map(|ticket| view! { <UnsentDrafts ticket role /> }.into_any())}
        </div>
    }
}
