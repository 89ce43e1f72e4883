//! A service with a small projection, against an API that can be made to misbehave.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking, its helpers too")]

mod following;
mod serving;
mod streaming;
mod support;
mod tickets;
