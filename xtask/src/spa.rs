//! The browser application: built by trunk, packed for the way, and held to its size.

pub mod precompress;
pub mod size;
pub mod stamp;

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
        say("✓ The browser application is as its sources are");
        return Ok(());
    }
    let tools = wasm::ensure()?;
    step("Building the browser application", || {
        // trunk forbids cargo the network, so that it cannot fetch tools of its own either.
        program::run(program::cargo().args(["fetch", "--locked"]))?;
        let mut trunk = program::here(tools[0].join("trunk"));
        // What we print ourselves is the address of `up`, alone.
        trunk
            .args(["build", "--release"])
            .stdout(io::stderr())
            .env("PATH", program::path_with(&tools)?);
        program::run(&mut trunk)
    })?;
    stamp::keep(sources).context("cannot note what the browser application was built from")
}
