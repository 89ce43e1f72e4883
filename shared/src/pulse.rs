//! Whether something is going on: far more reports about one thing than usual.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::TicketId;
use crate::ticket::Category;

/// The answer of `GET /api/pulse`, as far as the asking role may know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Pulse {
    /// The strongest surge; absent while all is as usual.
    pub surge: Option<Surge>,
    /// The database's clock when the tickets were last read. Old while they cannot be.
    pub as_of: DateTime<Utc>,
}

/// Far more reports than usual, about a pair of words or of one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Surge {
    /// The two words that the reports share, as most of them are written; none where it is the
    /// category alone that is reported more than usual.
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
