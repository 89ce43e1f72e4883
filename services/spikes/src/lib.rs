//! Tells when far more is reported than usual.
//!
//! It reads the REST API like any other client, once as a user and once as the helpdesk, and keeps
//! what each of them sees apart: what users are told is made from what users see.

pub mod client;
pub mod follow;
pub mod reports;
pub mod rule;
pub mod server;
pub mod settings;
mod tail;
pub mod words;
