//! Sentences made from facts, as plain functions that need no browser.

pub mod analyses;
pub mod findings;
pub mod history;
pub mod names;
pub mod notes;
pub mod periods;
pub mod points;
pub mod problems;
pub mod relative_time;
pub mod resolution_times;
pub mod spikes;
pub mod waiting_for;
