//! `/feeds`: Atom feeds. A feed reader sends no role, so they hold what users may see.

mod category;
mod document;
mod ticket;

pub use category::show_category_feed;
pub use ticket::show_ticket_feed;

/// The most entries that a feed has.
const MAX_ENTRIES: usize = 50;
