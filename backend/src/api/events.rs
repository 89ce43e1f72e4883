//! `/api/events`

mod list;
mod stream;

pub use list::list_events;
pub use stream::stream_events;
