//! Typing indicators: somebody else is at work on a ticket just now. They are passed on and kept nowhere.

use serde::{Deserialize, Serialize};

use crate::ids::TicketId;
use crate::role::Role;

text_enum! {
    /// What somebody is typing.
    pub enum TypingActivity {
        /// A message.
        Writing,
        /// Another text for the ticket.
        Editing,
    }
}

/// The body of `PUT /api/tickets/{id}/typing`. Whoever goes on typing sends it again every few seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct TypingSignal {
    pub activity: TypingActivity,
    /// A random number that the page makes for each text, to recognise its own indicators.
    #[cfg_attr(feature = "openapi", schema(maximum = 4_294_967_295_i64))]
    pub sender: u32,
}

/// A message of the stream of events: somebody is typing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TypingIndicator {
    pub ticket: TicketId,
    pub role: Role,
    pub activity: TypingActivity,
    /// As in [`TypingSignal`].
    pub sender: u32,
}
