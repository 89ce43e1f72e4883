//! Types and rules that the server, the browser and the analyses agree on.
pub mod ids;
pub mod role;
pub mod ticket;

pub mod analysis;
pub mod chart;
pub mod classification;
pub mod counts;
pub mod event;
pub mod expected;
pub mod live;
pub mod message;
pub mod page;
pub mod policy;
pub mod presence;
pub mod problem;
pub mod pulse;
pub mod time;

#[cfg(feature = "diesel")]
mod sql;
