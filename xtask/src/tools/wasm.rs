//! The tools that build `frontend` to WebAssembly.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{cargo, node};
use crate::program;
use crate::progress::step;

/// The target of the browser application.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Installs missing tools: target, trunk, wasm-bindgen and wasm-opt. Returns their folders, for the path of a build.
///
/// # Errors
/// When one of them is missing and cannot be installed.
pub fn ensure() -> Result<Vec<PathBuf>> {
    ensure_target()?;
    Ok(vec![
        cargo::ensure(&cargo::TRUNK)?,
        cargo::ensure(&cargo::WASM_BINDGEN)?,
        node::ensure_wasm_opt()?,
    ])
}

/// Installs the target if it is missing.
///
/// # Errors
/// When it is missing and there is no rustup to install it.
pub fn ensure_target() -> Result<()> {
    let root = program::output(program::here("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(root.trim()).join("lib/rustlib").join(TARGET).join("lib");
    if fs::exists(library).unwrap_or(false) {
        return Ok(());
    }
    if program::find("rustup").is_none() {
        bail!(
            "the Rust compiler here cannot build for {TARGET}, and there is no rustup: install that target"
        );
    }
    step(&format!("Installing the target {TARGET} with rustup"), || {
        program::run(program::here("rustup").args(["target", "add", TARGET]))
    })
}
