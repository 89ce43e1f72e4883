use leptos::prelude::*;
use shared::policy;
use shared::role::Role;
use shared::ticket::{Status, Ticket};

use crate::api;
use crate::components::closing::Closing;
use crate::components::varying::{varying, whether};
use crate::follow::computed;
use crate::live::Known;
use crate::sending::Sending;

/// The one button that moves a ticket on, or nothing. Closing first asks how it ended.
#[component]
pub fn MoveButton(
    ticket: Known<Ticket>,
    role: Role,
    /// The ticket as the server has it now.
    #[prop(into)]
    on_moved: Callback<Ticket>,
) -> impl IntoView {
    let leads_to = move |to| {
        computed(move || policy::may_move(role) && ticket.with(|it| it.status.next()) == Some(to))
    };
    let (can_start, can_close) = (leads_to(Status::Active), leads_to(Status::Closed));
    varying(move || match (can_start.get(), can_close.get()) {
        (true, _) => view! { <Start ticket role on_moved /> }.into_any(),
        (_, true) => view! { <Close ticket role on_moved /> }.into_any(),
        (false, false) => ().into_any(),
    })
}

#[component]
fn Start(ticket: Known<Ticket>, role: Role, on_moved: Callback<Ticket>) -> impl IntoView {
    let sending = Sending::new();
    let start = Callback::new(move |()| {
        let id = ticket.with_untracked(|it| it.id);
        sending.start(api::tickets::change_status(role, id, Status::Active), move |moved| {
            on_moved.try_run(moved);
        });
    });
    view! {
        <button
            type="button"
            class="primary move"
            disabled=whether(move || sending.is_busy())
            on:click=move |_| start.run(())
        >
            "Start work"
        </button>
        {sending.refusal(|| "Work was not started.", start)}
    }
}

#[component]
fn Close(ticket: Known<Ticket>, role: Role, on_moved: Callback<Ticket>) -> impl IntoView {
    let is_asking = RwSignal::new(false);
    let id = ticket.with_untracked(|it| it.id);
    let on_cancel = move |()| is_asking.set(false);
    varying(move || {
        if is_asking.get() {
            view! { <Closing ticket=id role on_closed=on_moved on_cancel /> }.into_any()
        } else {
            view! {
                <button type="button" class="primary move" on:click=move |_| is_asking.set(true)>
                    "Close…"
                </button>
            }
            .into_any()
        }
    })
}
