//! Periods of time up to now.

use serde::{Deserialize, Serialize};

/// A number of hours or days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Period {
    pub last: u32,
    pub unit: PeriodUnit,
}

text_enum! {
    /// What a period is counted in.
    pub enum PeriodUnit {
        Hours,
        /// 24 hours each.
        Days,
    }
}

impl PeriodUnit {
    const fn hours(self) -> i64 {
        match self {
            Self::Hours => 1,
            Self::Days => 24,
        }
    }
}

impl Period {
    pub const fn seconds(self) -> i64 {
        self.last as i64 * self.unit.hours() * 3_600
    }
}
