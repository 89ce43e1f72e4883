use leptos::prelude::*;
use shared::classification::Classification;
use shared::role::Role;
use shared::ticket::{CategoryBy, Ticket};

use crate::classifier::use_classifier;
use crate::components::erased::erased_view;
use crate::live_query::Loaded;
use crate::words::words;

/// The classification that explains a ticket's category, where the classifier made it and still
/// says the same. For the helpdesk the classifier is fetched at once, for a user when there is
/// something to write.
pub fn use_explanation(ticket: Loaded<Ticket>, role: Role) -> Memo<Option<Classification>> {
    let classifier = use_classifier();
    if role == Role::Helpdesk {
        classifier.fetch();
    }
    let text = Memo::new(move |_| {
        ticket.with(|ticket| {
            let is_classified = ticket.category_by == CategoryBy::Classifier;
            is_classified.then(|| ticket.description.clone())
        })
    });
    let classification = classifier.classify(text.into());
    Memo::new(move |_| {
        let category = ticket.with(|ticket| ticket.category);
        classification.get().filter(|classification| classification.category == category)
    })
}

/// Who chose a ticket's category: the helpdesk, or the classifier by these words.
#[component]
pub fn CategorySource(
    ticket: Loaded<Ticket>,
    explanation: Memo<Option<Classification>>,
) -> impl IntoView {
    erased_view(move || {
        if ticket.with(|ticket| ticket.category_by == CategoryBy::Helpdesk) {
            return view! { <span class="quiet">{words().explanation_corrected()}</span> }
                .into_any();
        }
        match explanation.get() {
            Some(classification) => view! { <Explanation classification /> }.into_any(),
            None => ().into_any(),
        }
    })
}

/// The words and phrases that made a category, strongest first.
#[component]
pub fn Explanation(classification: Classification) -> impl IntoView {
    let highlights = classification.highlights.into_iter();
    let highlights: Vec<_> =
        highlights.map(|highlight| view! { <li>{highlight.text}</li> }.into_any()).collect();
    if highlights.is_empty() {
        return view! { <span class="quiet">{words().explanation_none()}</span> }.into_any();
    }
    view! {
        <span class="explanation">
            <span class="quiet">{words().explanation_label()}</span>
            <ul class="highlights" aria-label=words().explanation_title()>{highlights}</ul>
        </span>
    }
    .into_any()
}
