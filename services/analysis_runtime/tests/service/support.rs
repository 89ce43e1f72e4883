mod fake_api;
mod live_api;
mod service;
mod tally;

pub use fake_api::{FakeApi, event, garbage};
pub use live_api::{LiveApi, message};
pub use service::{Service, pace, problem};
pub use tally::Tally;
