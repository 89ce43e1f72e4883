use leptos::prelude::*;
use shared::role::Role;
use shared::ticket::{CategoryBy, Ticket};

use crate::classified::use_classification;
use crate::components::reasons::Reasons;
use crate::components::varying::varying;
use crate::live::Known;

/// Who chose a ticket's category: the helpdesk, or the classifier by these words.
#[component]
pub fn Deciders(ticket: Known<Ticket>, role: Role) -> impl IntoView {
    let read_text = Memo::new(move |_| {
        ticket.with(|it| (it.category_by == CategoryBy::Classifier).then(|| it.description.clone()))
    });
    let words = use_classification(role, read_text.into());
    varying(move || {
        if read_text.with(Option::is_none) {
            return view! { <span class="quiet">"corrected by the helpdesk"</span> }.into_any();
        }
        let classification = words.get();
        let category = ticket.with(|it| it.category);
        let fitting = classification.filter(|it| it.category == category);
        match fitting {
            Some(classification) => view! { <Reasons classification /> }.into_any(),
            None => ().into_any(),
        }
    })
}
