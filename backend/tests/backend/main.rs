//! The server and its tools, as others meet them: over HTTP and on the command line.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

mod api;
mod support;
mod tools;
