use chrono::{DateTime, Utc};
use leptos::prelude::*;
use shared::receipt::Receipt;
use shared::role::Role;
use shared::routes;
use shared::ticket::Status;

use super::panel::MAX_TITLE_CHARS;
use super::unsent_drafts::UnsentDrafts;
use super::{CategoryBadge, StatusBadge};
use crate::browser::{campus_time, page};
use crate::components::icons::StatusIcon;
use crate::components::text::{PlainText, shortened};
use crate::draft;
use crate::format;
use crate::receipts::use_receipts;
use crate::words::words;

/// How a ticket ended: the one loud thing on the page of a closed ticket.
#[component]
pub fn Outcome(
    /// Absent where nobody on this device reported or follows the ticket.
    ended: Option<Receipt>,
) -> impl IntoView {
    if let Some(receipt) = &ended {
        use_receipts().mark_seen(&[receipt.ticket]);
    }
    let closed_at = ended.as_ref().and_then(|receipt| receipt.closed_at);
    let title = closed_at.map_or_else(|| words().outcome_closed(), closed_on);
    let sentence = match &ended {
        Some(Receipt { outcome: Some(_), .. }) => String::new(),
        Some(_) => words().outcome_none(),
        None => words().outcome_for_holders(),
    };
    let text = ended.and_then(|receipt| receipt.outcome);
    view! {
        <section class="outcome" aria-labelledby="outcome-heading">
            <h2 id="outcome-heading" tabindex="-1"><StatusIcon status=Status::Closed />{title}</h2>
            {text.map(|text| view! { <PlainText text /> }.into_any())}
            <p>{sentence}</p>
        </section>
    }
}

fn closed_on(time: DateTime<Utc>) -> String {
    words().outcome_closed_on(campus_time::date_and_time(time))
}

/// The page of a ticket that was closed since somebody here reported or followed it.
#[component]
pub fn EndedTicket(receipt: Receipt) -> impl IntoView {
    let (ticket, status, category) = (receipt.ticket, receipt.status, receipt.category);
    let text = receipt.description.clone();
    let title = shortened(&text, MAX_TITLE_CHARS);
    page::set_title(&words().ticket_page_title(format::ticket(ticket), title));
    let description = text.clone();
    view! {
        <div class="facts">
            <StatusBadge status />
            <CategoryBadge category />
        </div>
        <Outcome ended=Some(receipt) />
        <div class="description"><PlainText text=description /></div>
        <UnsentDrafts ticket role=Role::User />
        <StillNotSolved text />
    }
}

/// The way on from a closed ticket: its text as a new report.
#[component]
pub fn StillNotSolved(text: String) -> impl IntoView {
    let propose = move |_| draft::propose(draft::REPORT, text.clone());
    view! {
        <p class="actions">
            <a class="button" href=routes::home(Role::User) on:click=propose>
                {words().outcome_not_solved()}
            </a>
        </p>
    }
}
