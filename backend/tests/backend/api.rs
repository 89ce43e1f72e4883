//! The REST API; one module per resource or promise.

mod analytics;
mod classifier;
mod closed;
mod edits;
mod events;
mod idempotency;
mod life_cycle;
mod lists;
mod messages;
mod pages;
mod problems;
mod schema;
mod search;
mod stream;
mod tickets;
