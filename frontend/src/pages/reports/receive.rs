use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use shared::routes;

use crate::announce::use_announcer;
use crate::components::erased::erased_view;
use crate::components::error_notice::submission_error;
use crate::format;
use crate::receipts::{Receipts, Received, transfer};
use crate::submission::Submission;
use crate::words::words;

/// Adds the receipts that the address brings from another device, and says what became of them.
#[component]
pub fn Receive(receipts: Receipts) -> impl IntoView {
    let (hash, navigate) = (use_location().hash, use_navigate());
    let (submission, announcer) = (Submission::new(), use_announcer());
    let offered = StoredValue::new(Vec::new());
    let outcome = RwSignal::new(String::new());
    let say = move |sentence: String| {
        announcer.say(sentence.clone());
        outcome.try_set(sentence);
    };
    let add = Callback::new(move |()| {
        let work = receipts.receive(offered.get_value());
        submission.start(work, move |received| say(sentence(received)));
    });
    Effect::new(move |_| {
        let Some(receipts) = transfer::read(&hash.get()) else { return };
        // The secrets stay neither in the address bar nor in the history of this tab.
        let options = NavigateOptions { replace: true, scroll: false, ..Default::default() };
        navigate(&routes::reports(), options);
        if receipts.is_empty() {
            say(words().received_damaged());
        } else {
            outcome.set(String::new());
            offered.set_value(receipts);
            add.run(());
        }
    });
    let content = move || {
        let sentence = match submission.is_pending() {
            true => words().received_checking(),
            false => outcome.get(),
        };
        match sentence.is_empty() {
            true => ().into_any(),
            false => view! { <p class="received">{sentence}</p> }.into_any(),
        }
    };
    [erased_view(content), submission_error(submission, || words().received_failed(), add)]
}

fn sentence(received: Received) -> String {
    let Received { added, unknown } = received;
    let mut sentence = match added {
        0 if unknown > 0 => String::new(),
        0 => words().received_none(),
        _ => words().received_added(added as u32, format::integer(added as u64)),
    };
    if unknown > 0 {
        sentence += " ";
        sentence += &words().received_unknown(unknown as u32, format::integer(unknown as u64));
    }
    sentence.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_reads_what_became_of_each_receipt() {
        let said = |added, unknown| sentence(Received { added, unknown });
        assert_eq!(said(3, 0), "3 reports added.");
        assert_eq!(said(1, 1), "1 report added. This server does not know 1 of the reports.");
        assert_eq!(said(0, 2), "This server does not know 2 of the reports.");
        assert_eq!(said(0, 0), "This device has these reports already.");
    }
}
