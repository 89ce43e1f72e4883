//! One test binary for the whole API; one module per resource.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod analytics;
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
mod support;
mod tickets;
