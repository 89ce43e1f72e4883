//! The REST API; one module per resource or promise.

mod analytics;
mod classifier;
mod closed;
mod deadlines;
mod edits;
mod events;
mod idempotency;
mod life_cycle;
mod lists;
mod messages;
mod openapi;
mod origin;
mod outages;
mod outcomes;
mod pages;
mod problems;
mod receipts;
mod resolution_times;
mod schema;
mod search;
mod shared_answers;
mod spikes;
mod stream;
mod tickets;
mod writes;
