//! The REST API. Requests flow `api` → `shared` rules → `db`, never back.
pub mod config;
pub mod db;
pub mod demo;
pub mod export;
pub mod import;
pub mod progress;
pub mod telemetry;

pub mod api;
pub mod error;
pub mod live;
pub mod spa;
pub mod startup;
pub mod state;
pub mod text;
