//! How many tickets there are.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ticket::Category;

/// Exact numbers of tickets, as far as the asking role may know them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counts {
    pub open: i64,
    pub active: i64,
    /// For the helpdesk only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<i64>,
    /// Open and active tickets of each category; all categories are always there.
    pub by_category: BTreeMap<Category, i64>,
}
