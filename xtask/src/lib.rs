//! Everything a newcomer types: `cargo xtask up`, `test`, `demo`, `psql` and the smaller tasks behind them.
//! The modules that start a database and other programs also serve the browser tests in `e2e`.

pub mod bench;
pub mod checkout;
pub mod cluster;
pub mod http;
pub mod interrupt;
pub mod process;
pub mod program;
pub mod progress;
pub mod servers;
pub mod spa;
pub mod test;
pub mod tools;
pub mod up;
pub mod wait;
