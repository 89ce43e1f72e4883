//! Tickets in lists.

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::role::Role;
use shared::ticket::{Category, Status, Ticket, TicketPage, TicketSummary};

use super::values::{self, PLACE};
use super::{section, specimen};
use crate::components::ticket_list::{GoneRow, ListFetch, Rows, TicketList, TicketRow};
use crate::words::words;

pub fn sections() -> Vec<AnyView> {
    vec![rows(), lists()]
}

/// A row that may be the selected one, and may match the list no more.
fn row_in(ticket: TicketSummary, role: Role, is_selected: bool, is_match: bool) -> AnyView {
    let ticket = Memo::new(move |_| ticket.clone());
    let (href, matches) = (Signal::stored("#".to_owned()), Signal::stored(is_match));
    let on_follow = Callback::new(|_: TicketId| ());
    view! {
        <ul class="tickets">
            <TicketRow ticket role href is_selected=Signal::stored(is_selected) matches on_follow />
        </ul>
    }
    .into_any()
}

fn row(ticket: impl Into<TicketSummary>) -> AnyView {
    row_in(ticket.into(), Role::Helpdesk, false, true)
}

fn rows() -> AnyView {
    let plain = values::ticket;
    let unread = Ticket {
        last_activity_at: values::minutes_ago(5),
        last_message_role: Some(Role::User),
        messages: 3,
        ..values::active()
    };
    let answered = Ticket {
        last_activity_at: values::minutes_ago(90),
        last_message_role: Some(Role::Helpdesk),
        messages: 1,
        category: Category::ServicesComplaints,
        ..values::active()
    };
    let full = Ticket {
        affected: 4,
        place: Some(PLACE.into()),
        category: Category::FacilityManagement,
        description: values::LONG_LINE.into(),
        ..plain()
    };
    let with_photos: TicketSummary = plain().into();
    let with_photos = TicketSummary { photos: 2, ..with_photos };
    let found: TicketSummary = plain().into();
    let found = TicketSummary { excerpt: values::excerpt(), ..found };
    let danger = Ticket { description: values::DANGER.into(), ..plain() };
    let rtl = Ticket { description: values::RIGHT_TO_LEFT.into(), ..plain() };
    section(
        "ticket-row",
        vec![
            specimen("waiting", row(plain())),
            specimen("unread", row(unread)),
            specimen("answered", row(answered)),
            specimen("closed", row(values::closed())),
            specimen("affected-place-long", row(full)),
            specimen("photos", row(with_photos)),
            specimen("danger", row(danger)),
            specimen("search-hit", row(found)),
            specimen("right-to-left", row(rtl)),
            specimen("selected", row_in(plain().into(), Role::Helpdesk, true, true)),
            specimen("unmatched", row_in(plain().into(), Role::Helpdesk, false, false)),
            specimen("for-users", row_in(plain().into(), Role::User, false, true)),
            specimen("gone", view! { <ul class="tickets"><GoneRow id=values::NUMBER /></ul> }),
        ],
    )
}

/// Rows as they follow from a list, and from the same list a moment later.
fn list(first: &[i64], then: &[i64], off_page: Option<TicketSummary>, has_more: bool) -> AnyView {
    let fetch = |ids: &[i64]| {
        let ticket = |id: &i64| Ticket { id: TicketId(*id), ..values::ticket() }.into();
        let page = TicketPage {
            items: ids.iter().map(ticket).collect(),
            next: has_more.then(String::new),
            matches: None,
            partial: false,
        };
        ListFetch { page: Some(page), pages: 1, is_whole: true, ..ListFetch::default() }
    };
    let former = Rows::after(None, &fetch(first), 0);
    let off_page = off_page.map(|ticket| (ticket.id, Some(ticket))).into_iter().collect();
    let rows = Rows::after(Some(&former), &ListFetch { off_page, ..fetch(then) }, 0);
    let rows = Memo::new(move |_| rows.clone());
    let (on_follow, on_refresh) = (Callback::new(|_: TicketId| ()), Callback::new(|()| ()));
    let empty = || view! { <p class="empty">{words().tickets_empty()}</p> };
    view! {
        <TicketList
            rows
            role=Role::Helpdesk
            href=|_| "#".to_owned()
            on_follow
            on_more=|()| ()
            on_refresh
            counts=None
            empty
        />
    }
    .into_any()
}

fn lists() -> AnyView {
    let other = Ticket { id: TicketId(2_040), status: Status::Active, ..values::active() };
    section(
        "ticket-list",
        vec![
            specimen("more", list(&[2_041, 2_040], &[2_041, 2_040], None, true)),
            specimen(
                "new-ones-wait",
                list(&[2_041, 2_040], &[2_043, 2_042, 2_041, 2_040], None, false),
            ),
            specimen("one-unmatched", list(&[2_041, 2_040], &[2_041], Some(other.into()), false)),
            specimen("other-order", list(&[2_041, 2_040], &[2_040, 2_041], None, false)),
            specimen("empty", list(&[], &[], None, false)),
        ],
    )
}
