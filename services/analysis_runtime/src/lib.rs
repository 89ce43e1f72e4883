//! What the services share: each follows the event log of the API, keeps a small state in memory and answers from
//! it.
//!
//! An analysis is a [`Projection`] of the log, and [`run()`] is its whole program. A service that needs the texts of
//! tickets is a [`TicketProjection`] and a [`Service`].

pub mod analysis_service;
pub mod calendar;
pub mod client;
pub mod error;
pub mod event_stream;
pub mod follower;
pub mod log;
pub mod log_reader;
pub mod ordered;
pub mod projection;
pub mod projection_state;
pub mod query;
pub mod report;
mod run;
pub mod server;
pub mod settings;
#[cfg(any(test, feature = "testing"))]
pub mod testing;
pub mod ticket_reader;

pub use log::LogEntry;
pub use projection::{Projection, TicketProjection};
pub use query::Query;
pub use report::Report;
pub use run::{Program, run, serve_while};
pub use server::Service;
