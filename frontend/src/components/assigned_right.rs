use leptos::prelude::*;
use shared::classification::ClassifierReport;

use crate::api;
use crate::components::varying::words;
use crate::live::use_live;
use crate::wording::percent::percent;

/// What the summary is about, also before the rate is known.
const RATE: &str = "Assigned right";

/// How often the classifier was right, as far as the helpdesk has looked; more on demand.
#[component]
pub fn AssignedRight() -> impl IntoView {
    let report = use_live(api::classifier::show);
    let tell = move |tell: fn(&ClassifierReport) -> String| {
        words(move || report.map(tell).unwrap_or_default())
    };
    view! {
        <details class="assigned-right">
            <summary>{words(move || report.map(rate).unwrap_or_else(|| RATE.to_owned()))}</summary>
            <p class="quiet">{tell(corrections)}</p>
            <p class="quiet">{tell(test)}</p>
        </details>
    }
}

fn rate(report: &ClassifierReport) -> String {
    match report.right_rate {
        Some(rate) => format!("{RATE}: {}", percent(rate)),
        None => format!("{RATE}: nothing judged yet"),
    }
}

fn corrections(report: &ClassifierReport) -> String {
    let verdicts = report.verdicts;
    format!(
        "The helpdesk has seen {} categories of the classifier and corrected {} of them.",
        verdicts.judged, verdicts.corrections
    )
}

fn test(report: &ClassifierReport) -> String {
    let ClassifierReport { version, corpus, test_accuracy, .. } = report;
    let (version, accuracy) = (&version[..version.len().min(8)], percent(*test_accuracy));
    format!("Model {version}, trained from {corpus} texts; {accuracy} right in its test.")
}
