//! All SQL. One file per table: functions take a connection, and what a role may not see they do not find.
//! Which role may call them is decided above.

pub mod bulk;
mod connection;
pub mod counts;
mod dedicated_connection;
pub mod events;
pub mod failure;
pub mod functions;
pub mod idempotency_keys;
pub mod messages;
mod migrate;
pub mod photos;
pub mod receipts;
pub mod schema;
pub mod search;
pub mod tickets;
pub mod typing_indicators;
pub mod writes;

pub use connection::{Database, connect_as_owner};
pub use dedicated_connection::{DedicatedConnection, Notification, NotificationListener};
pub use migrate::migrate;
