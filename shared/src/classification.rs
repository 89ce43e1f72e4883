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
    /// Tickets whose category the classifier assigned and the helpdesk has seen: it decided on the
    /// category, or started the work.
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

/// How many texts of the test part were put into the right category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TestResult {
    /// ISO 639-1, two letters.
    pub language: String,
    pub texts: u32,
    pub right: u32,
}
