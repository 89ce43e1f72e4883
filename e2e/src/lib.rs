//! The whole product, started for one test: its own database, the API, the services, and a real browser.
//! `cargo xtask test` says by variables `LODGE_TEST_…` where everything is.

pub mod app;
pub mod browser;
pub mod client;
pub mod database;
pub mod environment;
pub mod photograph;
pub mod proxy;
pub mod wait;

pub use app::Lodge;
pub use browser::Browser;
pub use client::ApiClient;
pub use photograph::Photograph;
pub use proxy::Proxy;
pub use wait::{MAX_WAIT, wait_for};
