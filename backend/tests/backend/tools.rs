//! `lodge import`, `lodge export` and `lodge demo`, as programs on a real database.

mod consistency;
mod demo;
mod export;
mod import;
mod program;
