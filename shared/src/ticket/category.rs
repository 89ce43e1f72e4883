//! The three kinds of problem a ticket can be about.

use serde::{Deserialize, Serialize};

/// What a ticket is about. Assigned by the classifier; the helpdesk may correct it.
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
pub enum Category {
    /// Broken, dirty, leaking or missing physical things; a lift is stuck.
    FacilityManagement,
    /// Computers, accounts, networks, software; the Wi-Fi is down.
    TechnicalIt,
    /// Food, prices, people, rules; the canteen serves cold soup.
    ServicesComplaints,
}

impl Category {
    /// All categories, in the order in which every list and chart shows them.
    pub const ALL: [Self; 3] =
        [Self::FacilityManagement, Self::TechnicalIt, Self::ServicesComplaints];

    /// The name on the screen.
    pub const fn title(self) -> &'static str {
        match self {
            Self::FacilityManagement => "Facility management",
            Self::TechnicalIt => "Technical IT",
            Self::ServicesComplaints => "Services complaints",
        }
    }
}

/// Who assigned a ticket's category.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::AsRefStr,
    strum::EnumString,
)]
#[cfg_attr(feature = "diesel", derive(diesel::deserialize::FromSqlRow))]
#[cfg_attr(feature = "diesel", derive(diesel::expression::AsExpression))]
#[cfg_attr(feature = "diesel", diesel(sql_type = diesel::sql_types::Text))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CategoryBy {
    /// The text was read by the classifier.
    Classifier,
    /// The helpdesk corrected it; from then on it stays.
    Helpdesk,
}
