//! Lists of tickets, with and without a search.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::{Category, CategoryBy, Status, Ticket};
use crate::ids::{TicketId, Version};
use crate::role::Role;

/// How many characters of a description a row of a list has.
pub const BRIEF_CHARS: usize = 300;

/// A ticket as a row of a list: a [`Ticket`] with the beginning of its description only.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketSummary {
    pub id: TicketId,
    /// The first 300 characters of the description.
    pub brief: String,
    pub category: Category,
    pub category_by: CategoryBy,
    /// The classifier's confidence in the category it assigned, 0 to 1.
    pub confidence: Option<f64>,
    pub status: Status,
    pub version: Version,
    pub opened_at: DateTime<Utc>,
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
    pub affected: i64,
    /// Where the problem is, if somebody has said so.
    #[serde(default)]
    pub place: Option<String>,
    /// How many pictures there are.
    #[serde(default)]
    pub photos: usize,
    /// With a search: the line that matches, of the description or of a message. Absent when only the number
    /// or the place matches.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excerpt: Vec<ExcerptSegment>,
}

impl From<Ticket> for TicketSummary {
    fn from(ticket: Ticket) -> Self {
        Self {
            id: ticket.id,
            brief: ticket.description.chars().take(BRIEF_CHARS).collect(),
            category: ticket.category,
            category_by: ticket.category_by,
            confidence: ticket.confidence,
            status: ticket.status,
            version: ticket.version,
            opened_at: ticket.opened_at,
            modified_at: ticket.modified_at,
            activated_at: ticket.activated_at,
            closed_at: ticket.closed_at,
            last_activity_at: ticket.last_activity_at,
            last_message_role: ticket.last_message_role,
            messages: ticket.messages,
            follows: ticket.follows,
            affected: ticket.affected,
            place: ticket.place,
            photos: ticket.photos.len(),
            excerpt: Vec::new(),
        }
    }
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExcerptSegment {
    pub text: String,
    /// Whether it is what was searched for.
    pub is_match: bool,
}

/// How many tickets match a search, whatever status the list is restricted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Matches {
    pub open: i64,
    pub active: i64,
    /// For the helpdesk only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<i64>,
}

impl Matches {
    /// Zero for closed tickets where the role does not know of them.
    pub fn of(self, status: Status) -> i64 {
        match status {
            Status::Open => self.open,
            Status::Active => self.active,
            Status::Closed => self.closed.unwrap_or(0),
        }
    }
}

/// A part of a list of tickets.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketPage {
    pub items: Vec<TicketSummary>,
    /// What to send as `after` for the next part; absent when this was the last. Opaque.
    pub next: Option<String>,
    /// With a search.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub matches: Option<Matches>,
    /// The search did not look at everything: the index is being built or is behind.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub partial: bool,
}
