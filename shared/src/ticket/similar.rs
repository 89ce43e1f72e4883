//! Tickets that tell of nearly the same as a text.

use serde::{Deserialize, Serialize};

use super::Ticket;

/// The longest text that tickets are compared with, in characters.
pub const MAX_SIMILAR_CHARS: usize = 2_000;

/// A ticket and how similar it is, as one object; `GET /api/tickets/similar` answers up to three.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SimilarTicket {
    #[serde(flatten)]
    pub ticket: Ticket,
    /// The share of the text's rare words that the ticket has, by weight: 0 to 1.
    pub score: f64,
}
