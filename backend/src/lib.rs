//! The server and its tools. `shared/tests/conventions/layers.rs` says which module may use which.

pub mod config;
pub mod db;
pub mod error;
pub mod progress;
pub mod security_headers;
pub mod spreadsheet;
pub mod telemetry;

pub mod analyses;
pub mod live;
pub mod photos;
pub mod search;
pub mod spa;
pub mod state;

pub mod api;
pub mod startup;

pub mod demo;
pub mod export;
pub mod import;
