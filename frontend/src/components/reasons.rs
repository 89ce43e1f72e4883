use leptos::prelude::*;
use shared::classification::Classification;

/// The words that decided a category, strongest first.
#[component]
pub fn Reasons(classification: Classification) -> impl IntoView {
    let words = classification.reasons.iter().take(5).map(|it| it.word.clone());
    let words: Vec<_> = words.map(|word| view! { <li>{word}</li> }.into_any()).collect();
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
