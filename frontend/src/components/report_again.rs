use leptos::prelude::*;
use shared::role::Role;
use shared::ticket::{NewTicket, Ticket};

use crate::browser::random;
use crate::components::varying::{varying, whether};
use crate::live::Known;
use crate::sending::Sending;
use crate::{address, api};

/// A closed ticket cannot be opened again; this reports its text anew and names it.
#[component]
pub fn ReportAgain(ticket: Known<Ticket>, role: Role) -> impl IntoView {
    let key = StoredValue::new(random::uuid());
    let reported = RwSignal::new(None::<Ticket>);
    let sending = Sending::new();
    let report = Callback::new(move |()| {
        let again = ticket.with_untracked(|it| NewTicket {
            description: it.description.clone(),
            follows: Some(it.id),
        });
        let create = async move { api::tickets::create(role, &key.get_value(), &again).await };
        sending.start(create, move |ticket| {
            reported.try_set(Some(ticket));
        });
    });
    let offer = move || match reported.get() {
        Some(new) => view! {
            <p role="status">
                "Reported again as "
                <a href=address::ticket(new.id)>"#" {new.id.to_string()}</a> "."
            </p>
        }
        .into_any(),
        None => view! {
            <button
                type="button"
                disabled=whether(move || sending.is_busy())
                on:click=move |_| report.run(())
            >
                "Report again"
            </button>
        }
        .into_any(),
    };
    view! {
        <div class="report-again">
            <p class="quiet">"Closed is final: this ticket can be read, not changed."</p>
            {varying(offer)}
            {sending.refusal(|| "Not reported again.", report)}
        </div>
    }
}
