//! The thread under a ticket.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{MessageId, TicketId};
use crate::role::Role;

/// One entry of a thread.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Message {
    pub id: MessageId,
    pub ticket: TicketId,
    /// Who wrote it.
    pub role: Role,
    /// Plain text: see [`text`](crate::text).
    pub body: String,
    pub sent_at: DateTime<Utc>,
    /// Whether the helpdesk closed the ticket with it.
    #[serde(default)]
    pub is_outcome: bool,
}

/// The body of `POST /api/tickets/{id}/messages`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    pub body: String,
}
