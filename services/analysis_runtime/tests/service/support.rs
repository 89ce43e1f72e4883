mod api;
mod live;
mod service;
mod tally;

pub use api::{FakeApi, event, garbage};
pub use live::{LiveApi, change};
pub use service::{Service, pace, problem};
pub use tally::Tally;
