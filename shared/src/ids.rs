//! One key type per table, so that a message id never reaches a ticket query.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[derive(Serialize, Deserialize, derive_more::Display, derive_more::FromStr)]
        #[cfg_attr(feature = "diesel", derive(diesel_derive_newtype::DieselNewType))]
        #[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
        #[serde(transparent)]
        pub struct $name(pub i64);
    };
}

id!(/// A ticket's number, as printed in `#1042`; from 1 upwards.
    TicketId);
id!(/// A message's number, counted over all tickets; from 1 upwards.
    MessageId);
id!(/// A picture's number, counted over all tickets; from 1 upwards.
    PhotoId);
id!(/// Counts the changes of one ticket, from 1. An edit names the version it was made from.
    Version);

/// A random number that a browser makes and keeps when somebody reports or follows a ticket; as text, a UUID.
/// Whoever presents it gets the [`Receipt`](crate::receipt::Receipt).
#[derive(
    Clone,
    Copy,
    PartialEq,
    Eq,
    Hash,
    Serialize,
    Deserialize,
    derive_more::Display,
    derive_more::FromStr,
)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct ReceiptSecret(pub Uuid);

/// Without the secret, because this is what logs show.
impl std::fmt::Debug for ReceiptSecret {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("ReceiptSecret")
    }
}
