mod api;
mod service;
mod tally;

pub use api::{FakeApi, garbage};
pub use service::{Service, problem};
pub use tally::Tally;
