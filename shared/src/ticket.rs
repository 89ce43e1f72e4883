//! Tickets as every part of the system sees them.

mod category;
mod status;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use category::{Category, CategoryBy};
pub use status::Status;

use crate::ids::{TicketId, Version};
use crate::role::Role;

/// The longest description or message, in characters after cleaning.
pub const MAX_TEXT_CHARS: usize = 10_000;

/// One report. Times are UTC, by the database's clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ticket {
    pub id: TicketId,
    /// Plain text, 1 to 10,000 characters.
    pub description: String,
    pub category: Category,
    pub category_by: CategoryBy,
    /// The classifier's confidence in the category it assigned, 0 to 1.
    pub confidence: Option<f64>,
    pub status: Status,
    pub version: Version,
    /// Never changes.
    #[serde(deserialize_with = "crate::time::read")]
    pub opened_at: DateTime<Utc>,
    /// When description, category or status last changed; a message does not count.
    #[serde(deserialize_with = "crate::time::read")]
    pub modified_at: DateTime<Utc>,
    #[serde(default, deserialize_with = "crate::time::read_any")]
    pub activated_at: Option<DateTime<Utc>>,
    #[serde(default, deserialize_with = "crate::time::read_any")]
    pub closed_at: Option<DateTime<Utc>>,
    /// The last change or message.
    #[serde(deserialize_with = "crate::time::read")]
    pub last_activity_at: DateTime<Utc>,
    /// Who wrote the last message, if there is one.
    pub last_message_role: Option<Role>,
    /// How many messages stand under the ticket.
    pub messages: i64,
    /// The closed ticket this one takes up again.
    pub follows: Option<TicketId>,
}

/// The body of `POST /api/tickets`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTicket {
    pub description: String,
    /// An earlier ticket that this one takes up again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<TicketId>,
}

/// The body of `PATCH /api/tickets/{id}`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TicketEdit {
    pub description: String,
}

/// The body of `PUT /api/tickets/{id}/status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StatusChange {
    pub status: Status,
}

/// The body of `PUT /api/tickets/{id}/category`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CategoryCorrection {
    pub category: Category,
}

/// How `GET /api/tickets` orders its answer; ties are broken by id.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Serialize,
    Deserialize,
    strum::AsRefStr,
    strum::EnumIter,
    strum::EnumString,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Sort {
    /// Last opened first. The default, unless there is a search.
    Newest,
    /// First opened first.
    Oldest,
    /// Last change or message first.
    Activity,
    /// Those that the helpdesk has not answered first, longest waiting first; then the answered ones.
    Waiting,
}
