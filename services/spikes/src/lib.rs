//! Detects spikes: far more reports about one topic than usual.
//!
//! The service reads the API like any other client, once as a user and once as the helpdesk, and keeps
//! the two apart: what it reports to users is made from what users see. The rule in words is in `docs/spikes.md`.

mod p_value;
pub mod recent_tickets;
pub mod rule;
pub mod service;
pub mod ticket;
pub mod words;
