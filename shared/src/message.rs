//! The thread under a ticket.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::{MessageId, ReceiptSecret, TicketId};
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
    /// Whether it is from whoever reported the ticket, as far as their browser has shown the receipt.
    #[serde(default)]
    pub by_reporter: bool,
}

/// The body of `POST /api/tickets/{id}/messages`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    pub body: String,
    /// The secret of whoever reported the ticket; any other one makes no difference.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<ReceiptSecret>,
}
