//! `lodge` and its commands, as programs on a real database.

pub mod consistency;
mod corrections;
mod demo;
mod export;
mod import;
mod migrate;
pub mod program;
mod serve;
