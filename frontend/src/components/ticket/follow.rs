use leptos::prelude::*;
use shared::ids::{ReceiptSecret, TicketId};
use shared::role::Role;
use uuid::Uuid;

use crate::api;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::receipts::use_receipts;
use crate::submission::Submission;
use crate::words::words;

/// Lets somebody follow a ticket on this device, and says so where they do.
#[component]
pub fn Follow(ticket: TicketId, role: Role) -> impl IntoView {
    let (receipts, submission) = (use_receipts(), Submission::new());
    let secret = StoredValue::new(Uuid::new_v4());
    let follow = Callback::new(move |()| {
        let secret = ReceiptSecret(secret.get_value());
        submission.start(api::receipts::add_follower(role, ticket, secret), move |()| {
            receipts.add(ticket, secret, false);
        });
    });
    let state = move || match receipts.of(ticket).map(|held| held.is_own) {
        Some(true) => view! { <p class="quiet">{words().follow_own()}</p> }.into_any(),
        Some(false) => {
            view! { <p class="quiet" role="status">{words().follow_done()}</p> }.into_any()
        }
        None => view! {
            <button
                type="button"
                aria-disabled=Signal::derive(move || submission.is_pending().to_string())
                on:click=move |_| follow.run(())
            >
                {words().follow_start()}
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="follow">
            {erased_view(state)}
            {submission_error(submission, || words().follow_failed(), follow)}
        </div>
    }
}
