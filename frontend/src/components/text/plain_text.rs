use leptos::prelude::*;
use shared::classification::Classification;
use shared::routes;

use super::highlights::segments;
use super::links::{Part, parts};
use crate::components::erased::erased_view;
use crate::format;

/// What a person wrote: as it is, with web addresses and numbers of tickets as links, and with the words highlighted that
/// made its category.
#[component]
pub fn PlainText(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] explanation: Option<Memo<Option<Classification>>>,
) -> impl IntoView {
    let draw = move |part: Part| match part {
        Part::Text(text) => match explanation {
            Some(explanation) => highlighted_text(&text, explanation),
            None => text.into_any(),
        },
        Part::Link(address) => {
            let href = address.clone();
            view! {
                <a href=href rel="external noopener noreferrer nofollow" target="_blank">
                    {address}
                </a>
            }
            .into_any()
        }
        Part::Ticket(id) => {
            view! { <a href=routes::ticket(id)>{format::ticket(id)}</a> }.into_any()
        }
    };
    let all = move || text.with(|text| parts(text)).into_iter().map(draw).collect_view();
    view! {
        <div class="plain-text" dir="auto">
            {erased_view(move || all().into_any())}
        </div>
    }
}

/// A text with the words highlighted that made its category.
pub fn highlighted_text(text: &str, explanation: Memo<Option<Classification>>) -> AnyView {
    let draw = |(segment, is_highlighted): (&str, bool)| {
        let segment = segment.to_owned();
        if is_highlighted {
            view! { <mark>{segment}</mark> }.into_any()
        } else {
            segment.into_any()
        }
    };
    explanation.with(|classification| {
        let highlights = classification.as_ref().map_or(&[][..], |it| &it.highlights);
        segments(text, highlights).into_iter().map(draw).collect_view().into_any()
    })
}
