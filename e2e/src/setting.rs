//! Where `cargo xtask test` put what tests need.

use std::env;
use std::path::PathBuf;
use std::time::Duration;

use anyhow::{Context, Result};

/// How long anything on a screen or in a server may take before a test gives up.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// A folder or program.
///
/// # Errors
/// When the tests were not started by `cargo xtask test`.
pub fn path(variable: &str) -> Result<PathBuf> {
    env::var_os(variable).map(PathBuf::from).with_context(|| missing(variable))
}

/// A word.
///
/// # Errors
/// When the tests were not started by `cargo xtask test`.
pub fn word(variable: &str) -> Result<String> {
    env::var(variable).with_context(|| missing(variable))
}

fn missing(variable: &str) -> String {
    format!("{variable} is not set: start the tests by `cargo xtask test e2e`")
}
