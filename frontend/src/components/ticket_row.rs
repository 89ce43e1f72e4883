use leptos::prelude::*;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::clock::use_now;
use crate::components::category::CategoryMark;
use crate::components::status::StatusMark;
use crate::components::varying::{current, whether, words};
use crate::components::when::When;
use crate::wording::titles::first_line;
use crate::wording::turn::{turn, waits_for_helpdesk};

/// A ticket in two lines. It stays in place and changes what differs.
#[component]
pub fn TicketRow(
    ticket: Memo<Ticket>,
    /// Who reads the list.
    role: Role,
    #[prop(into)] href: Signal<String>,
    #[prop(into)] is_selected: Signal<bool>,
) -> impl IntoView {
    let now = use_now();
    let id = ticket.with_untracked(|it| it.id);
    let status = Signal::derive(move || ticket.with(|it| it.status));
    let category = Signal::derive(move || ticket.with(|it| it.category));
    let opened = Signal::derive(move || ticket.with(|it| it.opened_at));
    let is_waiting = move || role == Role::Helpdesk && ticket.with(waits_for_helpdesk);
    let count = move || match ticket.with(|it| it.messages) {
        0 => String::new(),
        1 => "1 message".to_owned(),
        many => format!("{many} messages"),
    };
    view! {
        <li class="row" class:selected=is_selected>
            <a
                href=href
                data-ticket=id.to_string()
                data-noscroll
                aria-current=current(move || is_selected.get())
            >
                <span class="row-text">
                    <span class="number">"#" {id.to_string()}</span>
                    <span class="first-line" dir="auto">
                        {words(move || ticket.with(|it| first_line(&it.description).to_owned()))}
                    </span>
                    <span class="row-age">
                        <When time=opened />
                    </span>
                </span>
                <span class="row-facts">
                    <StatusMark status />
                    <CategoryMark category />
                    <span class:waiting=whether(is_waiting)>{words(move || ticket.with(|it| turn(it, role, now.get())))}</span>
                    <span>{words(count)}</span>
                </span>
            </a>
        </li>
    }
}
