//! What whoever reported or follows a ticket may always learn about it, also when it is closed.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::TicketId;
use crate::ticket::{Category, Status};

/// The answer of `GET /api/receipts/{receipt}`: a ticket without its thread, as it is now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Receipt {
    pub ticket: TicketId,
    /// Plain text: see [`text`](crate::text).
    pub description: String,
    pub category: Category,
    pub status: Status,
    pub opened_at: DateTime<Utc>,
    /// When description, category or status last changed.
    pub modified_at: DateTime<Utc>,
    pub activated_at: Option<DateTime<Utc>>,
    pub closed_at: Option<DateTime<Utc>>,
    /// The message with which the helpdesk closed the ticket.
    pub outcome: Option<String>,
}

/// The body of `PUT /api/tickets/{id}/followers/{receipt}`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewFollower {
    /// Whether they have the problem too.
    pub affected: bool,
}
