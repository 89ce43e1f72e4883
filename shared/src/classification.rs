//! What the classifier says of a text, and how well it does.

use serde::{Deserialize, Serialize};

use crate::ticket::Category;

/// The category of a text, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Classification {
    pub category: Category,
    /// The estimated probability that `category` is right, 0 to 1.
    pub confidence: f64,
    /// The words and phrases that count most for `category`, strongest first; their weights add up
    /// to 1. Empty where no word counts for it.
    pub highlights: Vec<Highlight>,
}

impl Classification {
    /// Below this confidence a screen says "not sure".
    pub const MIN_CONFIDENCE: f64 = 0.6;

    pub fn is_sure(&self) -> bool {
        self.confidence >= Self::MIN_CONFIDENCE
    }
}

/// A word or a phrase that counts for the category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Highlight {
    /// As the writer spelt it: a substring of the text.
    pub text: String,
    /// Its share in the decision, above 0, at most 1.
    pub weight: f64,
}

/// The body of `POST /api/classifications`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewClassification {
    pub description: String,
}

/// How many of the classifier's categories the helpdesk has reviewed and corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ReviewCounts {
    /// Tickets on which the helpdesk started the work, or on whose category it decided, while they were
    /// open with the category of the classifier.
    pub reviewed: i64,
    /// Of those, the ones to which the helpdesk gave another category.
    pub corrected: i64,
}

impl ReviewCounts {
    /// The share of the reviewed categories that were right, 0 to 1; none before the first review.
    #[expect(clippy::cast_precision_loss, reason = "numbers of tickets are far below 2^52")]
    pub fn accuracy(self) -> Option<f64> {
        (self.reviewed > 0).then(|| 1.0 - self.corrected as f64 / self.reviewed as f64)
    }
}

/// The running model and its accuracy: the answer of `GET /api/classifier`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ModelReport {
    /// Identifies the model: another corpus gives another version.
    pub version: String,
    /// How many labelled texts it was trained from.
    pub corpus: u32,
    /// The share of right answers on texts that the training never saw, 0 to 1.
    pub test_accuracy: f64,
    /// The same for each language.
    pub test: Vec<TestResult>,
    #[serde(flatten)]
    pub reviews: ReviewCounts,
    /// The share of the reviewed categories that were right, 0 to 1; null before the first review.
    pub review_accuracy: Option<f64>,
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
