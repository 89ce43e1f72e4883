//! The two roles of the first screen.
//!
//! A role is what a request declares, not who sends it: it separates views and duties.

use serde::{Deserialize, Serialize};

/// Who is asking, or who did it.
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
pub enum Role {
    /// Anybody on campus.
    User,
    /// Whoever works on the tickets.
    Helpdesk,
}

impl Role {
    /// The request header that declares a role.
    pub const HEADER: &str = "X-Role";
}
