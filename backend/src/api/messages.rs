//! `/api/tickets/{id}/messages`

mod list;
mod post;

pub use list::list_messages;
pub use post::post_message;
