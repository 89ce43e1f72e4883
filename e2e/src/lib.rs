//! The whole product, started for one test: its own database, the API, the three analyses, and a real browser before them.
//! `cargo xtask test` says by variables `LODGE_TEST_…` where everything is.

pub mod asking;
pub mod browser;
pub mod database;
pub mod house;
pub mod line;
pub mod setting;

pub use browser::Browser;
pub use house::Lodge;
pub use line::Line;
