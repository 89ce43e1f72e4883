//! A ticket together with what was written under it.

use serde::{Deserialize, Serialize};

use crate::message::Message;
use crate::page::Page;
use crate::ticket::Ticket;

/// The answer of `GET /api/tickets/{id}`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TicketWithThread {
    #[serde(flatten)]
    pub ticket: Ticket,
    /// The first page of the thread, oldest first; only with `include=messages`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub thread: Option<Page<Message>>,
}
