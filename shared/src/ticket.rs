//! Tickets as every part of the system sees them.

mod category;
mod similar;
mod status;
mod summary;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

pub use category::{Category, CategoryBy};
pub use similar::{MAX_SIMILAR_CHARS, SimilarTicket};
pub use status::Status;
pub use summary::{BRIEF_CHARS, ExcerptSegment, Matches, TicketPage, TicketSummary};

use crate::ids::{PhotoId, ReceiptSecret, TicketId, Version};
use crate::role::Role;

/// The longest search text, in characters.
pub const MAX_QUERY_CHARS: usize = 200;

/// One report. Times are UTC, by the database's clock.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Ticket {
    pub id: TicketId,
    /// Plain text: see [`text`](crate::text).
    pub description: String,
    pub category: Category,
    pub category_by: CategoryBy,
    /// The classifier's confidence in the category it assigned, 0 to 1.
    pub confidence: Option<f64>,
    pub status: Status,
    pub version: Version,
    /// Never changes.
    pub opened_at: DateTime<Utc>,
    /// When description, category or status last changed; a message does not count.
    pub modified_at: DateTime<Utc>,
    pub activated_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    /// The last change or message.
    pub last_activity_at: DateTime<Utc>,
    /// Who wrote the last message, if there is one.
    pub last_message_role: Option<Role>,
    /// How many messages stand under the ticket.
    pub messages: i64,
    /// The closed ticket this one takes up again.
    pub follows: Option<TicketId>,
    /// How many others have said that they have the problem too.
    #[serde(default)]
    pub affected: i64,
    /// Where the problem is, if somebody has said so: see [`place`](crate::place).
    #[serde(default)]
    pub place: Option<String>,
    /// The pictures, in the order in which they were added.
    #[serde(default)]
    pub photos: Vec<PhotoId>,
}

/// The body of `POST /api/tickets`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewTicket {
    pub description: String,
    /// Where the problem is: see [`place`](crate::place).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
    /// An earlier ticket that this one takes up again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<TicketId>,
    /// With this secret the reporter can always read how the ticket ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<ReceiptSecret>,
}

/// The body of `PATCH /api/tickets/{id}`: what is absent stays as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TicketEdit {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    /// A blank one takes the place away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<String>,
}

/// The body of `PUT /api/tickets/{id}/status`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct StatusChange {
    pub status: Status,
    /// How it ended, only with [`Status::Closed`]: it becomes the last message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub outcome: Option<String>,
}

/// The body of `PUT /api/tickets/{id}/category`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CategoryCorrection {
    pub category: Category,
}

text_enum! {
    /// How `GET /api/tickets` orders its answer; ties are broken by id.
    pub enum Sort {
        /// Last opened first. The default, unless there is a search.
        Newest,
        /// First opened first.
        Oldest,
        /// Last change or message first.
        Activity,
        /// Tickets that wait for an answer of the helpdesk first, longest waiting first; then the others.
        Waiting,
        /// The most affected people first.
        Affected,
    }
}
