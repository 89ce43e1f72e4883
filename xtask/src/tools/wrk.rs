//! The generator of load for `cargo xtask bench load`.

use std::path::PathBuf;

use anyhow::{Context, Result};

use super::apt;
use crate::program;

/// Finds wrk, or installs it.
///
/// # Errors
/// When it is missing and cannot be installed.
pub fn ensure() -> Result<PathBuf> {
    if let Some(wrk) = program::find("wrk") {
        return Ok(wrk);
    }
    apt::install(&["wrk"], "the measurement of the load sends its requests with wrk")?;
    program::find("wrk").context("wrk is installed, but not on the path")
}
