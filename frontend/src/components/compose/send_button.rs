use leptos::prelude::*;

use crate::components::erased::erased_text;
use crate::submission::Submission;

/// Sends the form it stands in. It is never disabled: whoever presses it too early is told what is missing, and the
/// focus stays where it is.
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
