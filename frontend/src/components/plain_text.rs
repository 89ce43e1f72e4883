use leptos::prelude::*;
use shared::classification::Classification;

use crate::components::varying::varying;
use crate::wording::links::{Part, parts};
use crate::wording::marks::{Stretch, stretches};

/// What a person wrote: as it is, with web addresses one can follow, and with the words marked
/// that decided its category.
#[component]
pub fn PlainText(
    #[prop(into)] text: Signal<String>,
    #[prop(optional)] decided: Option<Decided>,
) -> impl IntoView {
    let draw = move |part: Part| match part {
        Part::Text(text) => match decided {
            Some(decided) => marked(&text, decided),
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
    };
    view! {
        <div class="plain-text" dir="auto">
            {varying(move || text.with(|it| parts(it)).into_iter().map(draw).collect_view().into_any())}
        </div>
    }
}

/// What the classifier says of the text, if it has said anything.
pub type Decided = Memo<Option<Classification>>;

/// A text with the words marked that decided.
pub fn marked(text: &str, decided: Decided) -> AnyView {
    let draw = |(stretch, decided): Stretch| {
        let stretch = stretch.to_owned();
        if decided { view! { <mark>{stretch}</mark> }.into_any() } else { stretch.into_any() }
    };
    decided.with(|it| {
        let reasons = it.as_ref().map_or(&[][..], |it| &it.reasons);
        stretches(text, reasons).into_iter().map(draw).collect_view().into_any()
    })
}
