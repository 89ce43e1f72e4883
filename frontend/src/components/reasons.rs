use leptos::prelude::*;
use shared::classification::{Classification, Reason};

use crate::wording::percent::percent;

/// The words and phrases that decided a category, strongest first, with their shares.
#[component]
pub fn Reasons(classification: Classification) -> impl IntoView {
    let draw = |it: &Reason| {
        let (word, share) = (it.word.clone(), percent(it.weight));
        view! { <li>{word} " " <span class="quiet">{share}</span></li> }.into_any()
    };
    let words: Vec<_> = classification.reasons.iter().map(draw).collect();
    if words.is_empty() {
        return view! { <span class="quiet">"no word in it decided"</span> }.into_any();
    }
    view! {
        <span class="because">
            <span class="quiet">"because of"</span>
            <ul class="reasons" aria-label="Words that decided the category">{words}</ul>
        </span>
    }
    .into_any()
}
