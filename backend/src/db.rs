//! All SQL. One file per table; functions take a connection and never decide who may call them.

pub mod bulk;
mod connection;
pub mod counts;
pub mod events;
pub mod hints;
pub mod idempotency_keys;
pub mod messages;
pub mod schema;
pub mod search;
pub mod tickets;

pub use connection::{Database, connect_as_owner, migrate};
