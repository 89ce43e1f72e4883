//! The variables by which `cargo xtask test` says where everything is.

use std::env;
use std::path::PathBuf;

use anyhow::{Context, Result};

/// A folder or a program.
///
/// # Errors
/// When the tests were not started by `cargo xtask test`.
pub fn path(variable: &str) -> Result<PathBuf> {
    env::var_os(variable).map(PathBuf::from).with_context(|| missing(variable))
}

/// A name or an address.
///
/// # Errors
/// When the tests were not started by `cargo xtask test`.
pub fn text(variable: &str) -> Result<String> {
    env::var(variable).with_context(|| missing(variable))
}

fn missing(variable: &str) -> String {
    format!("{variable} is not set: start the tests by `cargo xtask test e2e`")
}
