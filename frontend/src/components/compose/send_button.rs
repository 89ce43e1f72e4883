use leptos::prelude::*;

use crate::components::erased::erased_text;
use crate::submission::Submission;

/// Sends the form it stands in. It is never disabled, so that it keeps the focus while it sends; whoever presses it too
/// early is told by the form what is missing.
#[component]
pub fn SendButton(
    submission: Submission,
    #[prop(into)] label: Signal<String>,
    #[prop(default = "primary")] class: &'static str,
) -> impl IntoView {
    let is_busy = Signal::derive(move || submission.is_pending().to_string());
    view! {
        <button type="submit" class=class aria-busy=is_busy>
            {erased_text(move || label.get())}
        </button>
    }
}
