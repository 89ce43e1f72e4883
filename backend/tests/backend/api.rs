//! The REST API; one module per resource or promise.

mod analytics;
mod classifier;
mod closed;
mod edits;
mod events;
mod expected;
mod idempotency;
mod life_cycle;
mod lists;
mod messages;
mod pages;
mod problems;
mod pulse;
mod schema;
mod search;
mod stream;
mod tickets;
