use leptos::prelude::*;
use shared::role::Role;
use shared::ticket::{CategoryBy, Ticket};

use crate::classified::use_classifier;
use crate::components::plain_text::Decided;
use crate::components::reasons::Reasons;
use crate::components::varying::varying;
use crate::live::Known;

/// What decided a ticket's category, where the classifier did and still says the same. The helpdesk
/// always wants to know; for a user the classifier is fetched when there is something to write.
pub fn use_deciders(ticket: Known<Ticket>, role: Role) -> Decided {
    let classifier = use_classifier();
    if role == Role::Helpdesk {
        classifier.fetch();
    }
    let text = Memo::new(move |_| {
        ticket.with(|it| (it.category_by == CategoryBy::Classifier).then(|| it.description.clone()))
    });
    let said = classifier.follow(text.into());
    Memo::new(move |_| said.get().filter(|said| ticket.with(|it| it.category == said.category)))
}

/// Who chose a ticket's category: the helpdesk, or the classifier by these words.
#[component]
pub fn Deciders(ticket: Known<Ticket>, decided: Decided) -> impl IntoView {
    varying(move || {
        if ticket.with(|it| it.category_by == CategoryBy::Helpdesk) {
            return view! { <span class="quiet">"corrected by the helpdesk"</span> }.into_any();
        }
        match decided.get() {
            Some(classification) => view! { <Reasons classification /> }.into_any(),
            None => ().into_any(),
        }
    })
}
