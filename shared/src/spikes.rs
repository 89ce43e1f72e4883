//! Spikes: far more reports about one topic than usual.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::TicketId;
use crate::ticket::Category;

/// The answer of `GET /api/spikes`, as far as the asking role may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SpikeReport {
    /// The strongest spike; absent while all is as usual.
    pub strongest: Option<Spike>,
    /// The database's clock when the tickets were last read. Old while they cannot be read.
    pub as_of: DateTime<Utc>,
}

/// Far more reports than usual, about a pair of words or in one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Spike {
    /// The two words that the reports share, in their most frequent spelling; empty where the spike
    /// is one of the whole category.
    pub words: Vec<String>,
    /// The category of all of the reports, where they have one in common.
    pub category: Option<Category>,
    /// How many reports that are not closed.
    pub reports: u32,
    /// When the first of them was opened.
    pub since: DateTime<Utc>,
    /// The first 20 of them.
    pub tickets: Vec<TicketId>,
}
