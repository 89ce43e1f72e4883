//! A screen each: what it loads and how it is arranged.

pub mod analyses;
pub mod help;
pub mod helpdesk;
pub mod listing;
pub mod not_for_users;
pub mod not_found;
pub mod picker;
pub mod posters;
mod query_pairs;
pub mod reports;
mod shortcuts;
pub mod styleguide;
pub mod ticket;
pub mod user;
