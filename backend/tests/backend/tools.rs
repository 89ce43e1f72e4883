//! `lodge migrate`, `lodge import`, `lodge export` and `lodge demo`, as programs on a real database.

pub mod consistency;
mod corrections;
mod demo;
mod export;
mod import;
mod migrate;
pub mod program;
