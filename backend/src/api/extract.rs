//! What handlers take from a request, and the descriptions of these headers and parameters.

mod client_network;
mod comma_list;
pub mod config;
mod cursor;
mod idempotency_key;
mod if_match;
mod page;
mod role;

pub use client_network::ClientNetwork;
pub use comma_list::comma_list;
pub use cursor::Cursor;
pub use idempotency_key::{IdempotencyKey, KeyHeader};
pub use if_match::{IfMatch, VersionHeader, entity_tag};
pub use page::{EventsLimit, Limit, ListLimit, PageQuery, paginate};
pub use role::{
    Analyse, Caller, CorrectCategory, Move, Permitted, RoleHeader, declared_or_in_query,
};
