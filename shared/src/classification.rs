//! What the classifier says of a text.

use serde::{Deserialize, Serialize};

use crate::ticket::Category;

/// The category of a text, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Classification {
    pub category: Category,
    /// The estimated probability that `category` is right, 0 to 1.
    pub confidence: f64,
    /// The words and phrases that spoke most for `category`, strongest first; their weights add up
    /// to 1. Empty where no word spoke for it.
    pub reasons: Vec<Reason>,
}

impl Classification {
    /// Below this confidence a screen says "not sure".
    pub const SURE: f64 = 0.6;

    pub fn is_sure(&self) -> bool {
        self.confidence >= Self::SURE
    }
}

/// A word or a phrase that spoke for the category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reason {
    /// As the writer spelt it: a substring of the text.
    pub word: String,
    /// Its share of what all reasons said together, above 0, at most 1.
    pub weight: f64,
}

/// The body of `POST /api/classify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TextToClassify {
    pub description: String,
}

/// What the helpdesk has made of the categories that the classifier assigned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Verdicts {
    /// Tickets on which the helpdesk started the work, or on whose category it decided, while they were
    /// open with the category of the classifier.
    pub judged: i64,
    /// Of those, the ones to which the helpdesk gave another category.
    pub corrections: i64,
}

impl Verdicts {
    /// The share of the judged categories that were right, 0 to 1; none before the first.
    #[expect(clippy::cast_precision_loss, reason = "numbers of tickets are far below 2^52")]
    pub fn right_rate(self) -> Option<f64> {
        (self.judged > 0).then(|| 1.0 - self.corrections as f64 / self.judged as f64)
    }
}

/// The classifier that runs here, and how well it does: the answer of `GET /api/classifier`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(from = "FlatReport")]
pub struct ClassifierReport {
    /// Names the model: another corpus gives another one.
    pub version: String,
    /// How many labelled texts it was trained from.
    pub corpus: u32,
    /// The share of right answers on texts that the training never saw, 0 to 1.
    pub test_accuracy: f64,
    /// The same for each language.
    pub test: Vec<TestResult>,
    #[serde(flatten)]
    pub verdicts: Verdicts,
    /// The share of the judged categories that were right, 0 to 1; null before the first.
    pub right_rate: Option<f64>,
}

/// As it is read: taking a flattened object apart costs the browser's program more than this list.
#[derive(Deserialize)]
struct FlatReport {
    version: String,
    corpus: u32,
    test_accuracy: f64,
    test: Vec<TestResult>,
    judged: i64,
    corrections: i64,
    right_rate: Option<f64>,
}

impl From<FlatReport> for ClassifierReport {
    fn from(flat: FlatReport) -> Self {
        let FlatReport { version, corpus, test_accuracy, test, judged, corrections, right_rate } =
            flat;
        let verdicts = Verdicts { judged, corrections };
        Self { version, corpus, test_accuracy, test, verdicts, right_rate }
    }
}

/// How many texts of the test part were put into the right category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestResult {
    /// ISO 639-1, two letters.
    pub language: String,
    pub texts: u32,
    pub right: u32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_read_as_it_is_written() {
        let report = ClassifierReport {
            version: "c2fe".into(),
            corpus: 39_313,
            test_accuracy: 0.973,
            test: vec![TestResult { language: "en".into(), texts: 10, right: 9 }],
            verdicts: Verdicts { judged: 3, corrections: 1 },
            right_rate: None,
        };
        let text = serde_json::to_string(&report).unwrap();
        assert_eq!(serde_json::from_str::<ClassifierReport>(&text).unwrap(), report);
    }
}
