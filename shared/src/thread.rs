//! A ticket together with what was written and done under it.

use serde::{Deserialize, Serialize};

use crate::event::HistoryEntry;
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
    /// The first page of what happened to it, oldest first; only with `include=history`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub history: Option<Page<HistoryEntry>>,
}
