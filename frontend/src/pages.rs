//! A screen each: what it loads and how it is arranged.

pub mod analyses;
pub mod helpdesk;
mod listing;
pub mod missing;
pub mod picker;
pub mod ticket;
pub mod user;
