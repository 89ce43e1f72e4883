use leptos::prelude::*;

use crate::components::varying::varying;
use crate::wording::links::{Part, parts};

/// What a person wrote: as it is, with web addresses one can follow.
#[component]
pub fn PlainText(#[prop(into)] text: Signal<String>) -> impl IntoView {
    let draw = |part: Part| match part {
        Part::Text(text) => text.into_any(),
        Part::Link(address) => {
            let href = address.clone();
            view! {
                <a href=href rel="external noopener noreferrer nofollow" target="_blank">
                    {address}
                </a>
            }
            .into_any()
        }
    };
    view! {
        <div class="plain-text" dir="auto">
            {varying(move || text.with(|it| parts(it)).into_iter().map(draw).collect_view().into_any())}
        </div>
    }
}
