use leptos::prelude::*;
use shared::classification::ModelReport;

use crate::api;
use crate::components::erased::erased_text;
use crate::format;
use crate::live_query::use_live_query;
use crate::words::words;

/// How often the classifier was right, as far as the helpdesk has reviewed it; more on demand.
#[component]
pub fn ReviewAccuracy() -> impl IntoView {
    let report = use_live_query(api::classifier::show);
    let text = move |sentence: fn(&ModelReport) -> String| {
        erased_text(move || report.map(sentence).unwrap_or_default())
    };
    let summary = move || report.map(summary).unwrap_or_else(|| words().review_accuracy_title());
    view! {
        <details class="review-accuracy">
            <summary>{erased_text(summary)}</summary>
            <p class="quiet">{text(reviews)}</p>
            <p class="quiet">{text(model)}</p>
        </details>
    }
}

fn summary(report: &ModelReport) -> String {
    match report.review_accuracy {
        Some(accuracy) => words().review_accuracy(format::percent(accuracy)),
        None => words().review_accuracy_none(),
    }
}

fn reviews(report: &ModelReport) -> String {
    let [reviewed, corrected] =
        [report.reviews.reviewed, report.reviews.corrected].map(|it| format::number(it as f64));
    words().review_accuracy_detail(report.reviews.reviewed, reviewed, corrected)
}

fn model(report: &ModelReport) -> String {
    let ModelReport { version, corpus, test_accuracy, .. } = report;
    let version: String = version.chars().take(8).collect();
    let (texts, accuracy) = (format::number(f64::from(*corpus)), format::percent(*test_accuracy));
    words().review_model(version, texts, accuracy)
}

#[cfg(test)]
mod tests {
    use shared::classification::ReviewCounts;

    use super::*;

    #[test]
    fn the_report_is_three_short_sentences() {
        let reviews = ReviewCounts { reviewed: 1_965, corrected: 45 };
        let mut report = ModelReport {
            version: "c2fe4332e1".into(),
            corpus: 39_313,
            test_accuracy: 0.97,
            test: Vec::new(),
            reviews,
            review_accuracy: reviews.accuracy(),
        };
        assert_eq!(summary(&report), "Correct category: 98\u{a0}%");
        let sentence = "Staff checked 1,965 automatic categories and changed 45.";
        assert_eq!(super::reviews(&report), sentence);
        let sentence = "Model c2fe4332 · trained on 39,313 texts · 97\u{a0}% test accuracy";
        assert_eq!(model(&report), sentence);
        report.review_accuracy = None;
        assert_eq!(summary(&report), "Correct category: nothing checked yet");
    }
}
