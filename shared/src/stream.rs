//! The messages of `GET /api/events/stream` (server-sent events).

use std::time::Duration;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// How often a stream sends a comment while it has nothing else to send. A reader that gets nothing for some
/// multiple of this may take the connection for dead.
pub const HEARTBEAT_INTERVAL: Duration = Duration::from_secs(15);

/// The name of the first message, a [`StreamHello`].
pub const HELLO: &str = "hello";
/// The name of a message that carries an [`Event`](crate::event::Event); its id is the position.
pub const TICKET_EVENT: &str = "ticket_event";
/// The name of a message that carries a [`TypingIndicator`](crate::typing::TypingIndicator); it has no id.
pub const TYPING: &str = "typing";

/// The first message of a stream. A reader that knows another epoch, or a position after `head`, starts again
/// from 0.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StreamHello {
    /// A UUID, as in [`EventPage`](crate::page::EventPage).
    pub epoch: String,
    /// The last position of the log when the stream began.
    pub head: i64,
    /// The database's clock at that time.
    pub now: DateTime<Utc>,
    /// Which build of the browser application the server has; absent where it has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub build: Option<String>,
}
