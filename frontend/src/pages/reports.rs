mod move_reports;
mod notify;
mod receive;

use leptos::prelude::*;
use shared::ids::TicketId;
use shared::page::MAX_LIMIT;
use shared::receipt::Receipt;
use shared::role::Role;
use shared::routes;
use shared::ticket::Status;

use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::frame::Heading;
use crate::components::relative_time::ExactTime;
use crate::components::text::first_line;
use crate::components::ticket::{CategoryBadge, StatusBadge};
use crate::event_feed::use_event_feed;
use crate::pages::listing::{ListingView, use_list_of, use_listing};
use crate::receipts::{HeldReceipt, Receipts, use_receipts};
use crate::role::remember_role;
use crate::words::words;
use move_reports::MoveReports;
use notify::Notify;
use receive::Receive;

/// `/reports`: what somebody has reported or follows in this browser, and how it ended.
#[component]
pub fn ReportsPage() -> impl IntoView {
    remember_role(Role::User);
    let receipts = use_receipts();
    let is_empty = Memo::new(move |_| receipts.count() == 0);
    let content = move || match is_empty.get() {
        true => view! { <NoReports /> }.into_any(),
        false => view! { <AllReports receipts /> }.into_any(),
    };
    view! {
        <main id="main" class="page reports">
            <Heading title=words().reports_title() />
            <Receive receipts />
            {erased_view(content)}
        </main>
    }
}

#[component]
fn NoReports() -> impl IntoView {
    view! {
        <p class="empty">{words().reports_none()}</p>
        <p class="actions">
            <a class="button primary" href=routes::home(Role::User)>{words().report_title()}</a>
        </p>
    }
}

#[component]
fn AllReports(receipts: Receipts) -> impl IntoView {
    // They stay where they are while this page is shown.
    let shown_as_new = RwSignal::new(Vec::<HeldReceipt>::new());
    let feed = use_event_feed();
    Effect::new(move |_| {
        feed.track_visibility();
        let unseen = receipts.ended(false);
        if page::is_visible() && !unseen.is_empty() {
            let tickets: Vec<TicketId> = unseen.iter().map(|held| held.ticket).collect();
            receipts.mark_seen(&tickets);
            shown_as_new.update(|shown| shown.extend(unseen));
        }
    });
    let ended = move |is_new: bool| {
        let new = shown_as_new.get();
        let all = receipts.ended(false).into_iter().chain(receipts.ended(true));
        let some = all.filter(|held| new.iter().any(|it| it.ticket == held.ticket) == is_new);
        some.filter_map(|held| held.ended).collect::<Vec<Receipt>>()
    };
    let section = move |is_new: bool, title: String| {
        erased_view(move || {
            let receipts = ended(is_new);
            if receipts.is_empty() {
                return ().into_any();
            }
            let rows =
                receipts.into_iter().map(|receipt| view! { <EndedRow receipt /> }.into_any());
            view! {
                <section class="list">
                    <h2>{title.clone()}</h2>
                    <ol class="tickets">{rows.collect_view()}</ol>
                </section>
            }
            .into_any()
        })
    };
    view! {
        <p class="quiet">{words().reports_note()}</p>
        {section(true, words().reports_news())}
        <InProgress receipts />
        {section(false, words().reports_closed())}
        <Notify />
        <MoveReports receipts />
        <Forget receipts />
    }
}

/// Those that are not closed.
#[component]
fn InProgress(receipts: Receipts) -> impl IntoView {
    let ids = move || {
        let mut unended = receipts.unended();
        unended.truncate(MAX_LIMIT as usize);
        unended
    };
    let is_empty = Memo::new(move |_| ids().is_empty());
    erased_view(move || {
        if is_empty.get() {
            return ().into_any();
        }
        let listing = use_listing(Role::User, use_list_of(Role::User, ids));
        view! {
            <section class="list">
                <h2>{words().reports_in_progress()}</h2>
                <ListingView
                    listing
                    role=Role::User
                    href=routes::ticket
                    none_at_all=words().report_empty()
                />
            </section>
        }
        .into_any()
    })
}

/// A closed ticket, and how it ended.
#[component]
fn EndedRow(receipt: Receipt) -> impl IntoView {
    let Receipt { ticket, description, category, closed_at, outcome, .. } = receipt;
    let time = closed_at.map(|time| view! { <ExactTime time /> }.into_any());
    view! {
        <li class="row ended">
            <a href=routes::ticket(ticket) data-ticket=ticket.to_string()>
                <span class="row-text">
                    <span class="first-line" dir="auto">{first_line(&description).to_owned()}</span>
                </span>
                <span class="row-facts">
                    <StatusBadge status=Status::Closed />
                    <CategoryBadge category />
                    {time}
                </span>
            </a>
            {outcome.map(|text| view! { <p class="outcome-text" dir="auto">{text}</p> }.into_any())}
        </li>
    }
}

/// Forgets all receipts, after a question.
#[component]
fn Forget(receipts: Receipts) -> impl IntoView {
    let is_confirming = RwSignal::new(false);
    let forget = move |_| {
        receipts.forget_all();
        page::focus_soon("h1");
    };
    let content = move || {
        if is_confirming.get() {
            view! {
                <p>{words().reports_forget_note()}</p>
                <p class="actions">
                    <button type="button" class="danger" on:click=forget>
                        {words().reports_forget_confirm()}
                    </button>
                    <button type="button" on:click=move |_| is_confirming.set(false)>
                        {words().action_cancel()}
                    </button>
                </p>
            }
            .into_any()
        } else {
            view! {
                <p class="actions">
                    <button type="button" on:click=move |_| is_confirming.set(true)>
                        {words().reports_forget()}
                    </button>
                </p>
            }
            .into_any()
        }
    };
    view! {
        <section class="forget">
            <h2>{words().reports_forget_title()}</h2>
            {erased_view(content)}
        </section>
    }
}
