//! The browser application: built by trunk, compressed in advance, and checked against its budgets.

pub mod precompress;
pub mod size;
pub mod stamp;
pub mod words;

use std::io;

use anyhow::{Context, Result};

use crate::progress::{say, step};
use crate::tools::wasm;
use crate::{checkout, program};

/// Builds it in release, unless the last build was made from the same sources.
///
/// # Errors
/// When a tool is missing and cannot be installed, or the build fails.
pub fn ensure() -> Result<()> {
    let sources = stamp::of_sources(checkout::root())?;
    if checkout::dist().join("index.html").is_file() && stamp::of_last_build() == Some(sources) {
        say("✓ The browser application is up to date");
        return Ok(());
    }
    let tools = wasm::ensure()?;
    step("Building the browser application", || {
        // trunk runs offline, so that it downloads no tools; the crates must be there before.
        program::run(program::cargo().args(["fetch", "--locked"]))?;
        let mut trunk = program::here(tools[0].join("trunk"));
        // Our own standard output holds the address that `up` prints, and nothing else.
        trunk
            .args(["build", "--release"])
            .stdout(io::stderr())
            .env("PATH", program::path_with(&tools)?);
        program::run(&mut trunk)
    })?;
    stamp::store(sources).context("cannot store the stamp of the browser application")
}
