//! The life cycle of a ticket.

use serde::{Deserialize, Serialize};

/// Where a ticket stands. It moves one way, one step at a time.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Serialize,
    Deserialize,
    strum::AsRefStr,
    strum::Display,
    strum::EnumIter,
    strum::EnumString,
)]
#[cfg_attr(feature = "diesel", derive(diesel::deserialize::FromSqlRow))]
#[cfg_attr(feature = "diesel", derive(diesel::expression::AsExpression))]
#[cfg_attr(feature = "diesel", diesel(sql_type = diesel::sql_types::Text))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Status {
    /// Reported; nobody works on it yet.
    Open,
    /// Being worked on.
    Active,
    /// Done, for good.
    Closed,
}

impl Status {
    /// The only status a ticket may move to from here, and so the only button to show.
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Open => Some(Self::Active),
            Self::Active => Some(Self::Closed),
            Self::Closed => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use strum::IntoEnumIterator;

    use super::*;

    #[test]
    fn every_status_but_closed_has_one_successor_and_none_returns() {
        let path: Vec<Status> = std::iter::successors(Some(Status::Open), |it| it.next()).collect();
        assert_eq!(path, Status::iter().collect::<Vec<Status>>());
    }
}
