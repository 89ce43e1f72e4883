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
    /// The words that spoke most for `category`, strongest first.
    pub reasons: Vec<Reason>,
}

impl Classification {
    /// Below this confidence a screen says "not sure".
    pub const SURE: f64 = 0.6;

    pub fn is_sure(&self) -> bool {
        self.confidence >= Self::SURE
    }
}

/// A word that spoke for the category.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reason {
    /// As the writer spelt it: a substring of the text.
    pub word: String,
    /// Its share of what spoke for the category, above 0, at most 1.
    pub weight: f64,
}

/// The body of `POST /api/classify`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TextToClassify {
    pub description: String,
}
