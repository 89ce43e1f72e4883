//! What somebody is about to change on a ticket: told to those who look, and kept nowhere.

use serde::{Deserialize, Serialize};

use crate::ids::TicketId;
use crate::role::Role;

/// What somebody does before there is anything to store.
#[derive(
    Clone,
    Copy,
    Debug,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    strum::AsRefStr,
    strum::EnumString,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Doing {
    /// A message.
    Writing,
    /// Changing the ticket's text.
    Editing,
}

/// The body of `PUT /api/tickets/{id}/presence`. Whoever goes on says so again every few seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Presence {
    pub doing: Doing,
    /// A number that the page has made up, to know its own hints again.
    #[cfg_attr(feature = "openapi", schema(maximum = 4_294_967_295_i64))]
    pub by: u32,
}

/// A message of the stream of events, named `hint` and without a position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Hint {
    pub ticket: TicketId,
    pub role: Role,
    pub doing: Doing,
    /// As in [`Presence`].
    pub by: u32,
}
