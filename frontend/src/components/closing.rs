use leptos::prelude::*;
use shared::ids::TicketId;
use shared::presence::Doing;
use shared::problem::Problem;
use shared::role::Role;
use shared::ticket::{Status, Ticket};

use crate::api;
use crate::browser::page;
use crate::components::varying::{attribute, whether};
use crate::draft::Draft;
use crate::presence::Telling;
use crate::sending::Sending;

/// Asks for the outcome in one line, posts it as the last message, then closes the ticket.
#[component]
pub fn Closing(
    ticket: TicketId,
    role: Role,
    #[prop(into)] on_closed: Callback<Ticket>,
    #[prop(into)] on_cancel: Callback<()>,
) -> impl IntoView {
    let outcome = Draft::open(draft_name(ticket, role));
    let step = RwSignal::new(Step::Asking);
    let sending = Sending::new();
    let telling = Telling::begin(ticket, role, Doing::Writing);
    let close = Callback::new(move |()| {
        let is_told = step.get_untracked() == Step::Told;
        if is_told || !untrack(|| outcome.is_blank()) {
            telling.end();
            sending.start(tell_and_close(ticket, role, outcome, step), move |closed| {
                on_closed.try_run(closed);
            });
        }
    });
    let is_waiting =
        move || sending.is_busy() || (step.get() == Step::Asking && outcome.is_blank());
    page::focus_soon("#outcome-text");
    view! {
        <form
            class="closing"
            on:submit=move |event| {
                event.prevent_default();
                close.run(());
            }
        >
            <label for="outcome-text">"How did it end? This becomes the last message."</label>
            <input
                id="outcome-text"
                type="text"
                maxlength="500"
                autocomplete="off"
                prop:value=attribute(move || outcome.text())
                disabled=whether(move || step.get() == Step::Told)
                on:input=move |event| {
                    outcome.write(event_target_value(&event));
                    telling.touch();
                }
            />
            <div class="actions">
                <button
                    type="submit"
                    class="primary move"
                    disabled=whether(is_waiting)
                >
                    "Close"
                </button>
                <button type="button" on:click=move |_| on_cancel.run(())>"Not yet"</button>
            </div>
            {sending.refusal(move || step.get_untracked().failure(), close)}
        </form>
    }
}

/// Where an outcome is kept that was not posted.
pub fn draft_name(ticket: TicketId, role: Role) -> String {
    format!("outcome:{ticket}:{role}")
}

/// How far the closing has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Asking,
    /// The outcome is posted; only the status is left to change.
    Told,
}

impl Step {
    const fn failure(self) -> &'static str {
        match self {
            Self::Asking => "Neither posted nor closed; your text is kept.",
            Self::Told => "The outcome is posted, but the ticket is not closed yet.",
        }
    }
}

async fn tell_and_close(
    ticket: TicketId,
    role: Role,
    outcome: Draft,
    step: RwSignal<Step>,
) -> Result<Ticket, Problem> {
    let sent = outcome.sent();
    if step.try_get_untracked() == Some(Step::Asking) {
        let (key, body) = (outcome.key(), outcome.text_untracked());
        api::messages::post(role, ticket, &key, body).await?;
        step.try_set(Step::Told);
    }
    let closed = api::tickets::change_status(role, ticket, Status::Closed).await?;
    sent.confirm();
    Ok(closed)
}
