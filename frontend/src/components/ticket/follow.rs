use leptos::prelude::*;
use shared::ids::{ReceiptSecret, TicketId};
use shared::role::Role;
use shared::routes;
use uuid::Uuid;

use crate::api;
use crate::browser::page;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::receipts::{ReceiptKind, use_receipts};
use crate::submission::Submission;
use crate::words::words;

/// Lets somebody follow a ticket on this device or say that they have the problem too, and says so where they have.
#[component]
pub fn Follow(ticket: TicketId, role: Role) -> impl IntoView {
    let (receipts, submission) = (use_receipts(), Submission::new());
    let new_secret = ReceiptSecret(Uuid::new_v4());
    let is_affected = StoredValue::new(false);
    let follow = Callback::new(move |()| {
        // Whoever follows already has a secret, which counts once.
        let secret = untrack(|| receipts.of(ticket)).map_or(new_secret, |held| held.secret);
        let affected = is_affected.get_value();
        let kind = if affected { ReceiptKind::Affected } else { ReceiptKind::Following };
        let add = api::receipts::add_follower(role, ticket, secret, affected);
        submission.start(add, move |()| {
            receipts.add(ticket, secret, kind);
            // The button that had the focus is gone.
            page::focus_if_lost(".follow p");
        });
    });
    let button = move |affected: bool, label: String| {
        let on_click = move |_| {
            is_affected.set_value(affected);
            follow.run(());
        };
        let is_busy = Signal::derive(move || submission.is_pending().to_string());
        view! {
            <button type="button" aria-busy=is_busy on:click=on_click>
                {label}
            </button>
        }
        .into_any()
    };
    let state = move || {
        let kind = receipts.of(ticket).map(|held| held.kind);
        let sentence = match kind {
            None => String::new(),
            Some(ReceiptKind::Reported) => words().follow_own(),
            Some(ReceiptKind::Affected) => words().follow_affected(),
            Some(ReceiptKind::Following) => words().follow_done(),
        };
        let can_join = !matches!(kind, Some(ReceiptKind::Reported | ReceiptKind::Affected));
        view! {
            <p class="quiet" role="status" tabindex="-1">{sentence}</p>
            <p class="actions">
                {can_join.then(|| button(true, words().affects_me_too()))}
                {kind.is_none().then(|| button(false, words().follow_start()))}
                <a class="feed" href=routes::ticket_feed(ticket) rel="external">{words().feed()}</a>
            </p>
        }
        .into_any()
    };
    view! {
        <div class="follow">
            {erased_view(state)}
            {submission_error(submission, || words().follow_failed(), follow)}
        </div>
    }
}
