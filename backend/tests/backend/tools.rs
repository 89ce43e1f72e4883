//! `lodge import`, `lodge export` and `lodge demo`, as programs on a real database.

pub mod consistency;
mod corrections;
mod demo;
mod export;
mod import;
pub mod program;
