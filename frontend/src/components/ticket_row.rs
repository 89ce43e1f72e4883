use leptos::prelude::*;
use shared::role::Role;
use shared::ticket::Ticket;

use crate::announce::use_announcer;
use crate::clock::use_now;
use crate::components::category::CategoryMark;
use crate::components::status::StatusMark;
use crate::components::varying::{current, whether, words};
use crate::components::when::When;
use crate::follow::{computed, follow};
use crate::seen::use_seen;
use crate::wording::titles::{self, first_line};
use crate::wording::turn::{turn, waits_for_helpdesk};

/// A ticket in two lines. It stays in place and changes what differs.
#[component]
pub fn TicketRow(
    ticket: Memo<Ticket>,
    /// Who reads the list.
    role: Role,
    #[prop(into)] href: Signal<String>,
    #[prop(into)] is_selected: Signal<bool>,
    /// Whether the list would not show it any more.
    has_left: Signal<bool>,
) -> impl IntoView {
    let now = use_now();
    let flash = use_flash(ticket, is_selected);
    let seen = use_seen();
    let is_unread = computed(move || ticket.with(|it| seen.is_unread(it, role)));
    let unread = move || if is_unread.get() { "Unread: " } else { "" }.to_owned();
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
        <li
            class="row"
            class:selected=is_selected
            class:left=has_left
            class:unread=is_unread
            data-flash=flash
            on:animationend=move |_| flash.set("over".to_owned())
        >
            <a
                href=href
                data-ticket=id.to_string()
                data-noscroll
                aria-current=current(move || is_selected.get())
            >
                <span class="row-text">
                    <span class="visually-hidden">{words(unread)}</span>
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

/// Moves whenever the ticket changes, so that its row is tinted once. It is also said aloud, unless
/// the ticket is open beside the list and speaks for itself.
fn use_flash(ticket: Memo<Ticket>, is_selected: Signal<bool>) -> RwSignal<String> {
    let announcer = use_announcer();
    let (flash, mut times) = (RwSignal::new(String::new()), 0_usize);
    follow(move |is_first| {
        ticket.track();
        if is_first {
            return;
        }
        times += 1;
        // Two names for one tint: it begins anew when the name changes.
        flash.set(["even", "odd"][times % 2].to_owned());
        if !is_selected.get_untracked() {
            announcer.say(ticket.with_untracked(|it| {
                format!("Ticket {} has changed: {}.", it.id, titles::status(it.status))
            }));
        }
    });
    flash
}
