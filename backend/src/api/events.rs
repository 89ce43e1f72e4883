//! `/api/events`

mod connection_limits;
mod list;
mod stream;

pub use connection_limits::ConnectionLimits;
pub use list::list_events;
pub use stream::stream_events;
