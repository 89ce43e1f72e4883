//! Everything that makes WebAssembly out of `frontend`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use super::{cargo, node};
use crate::program;
use crate::progress::step;

/// The target the browser runs.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Makes sure of target, trunk, wasm-bindgen and wasm-opt, and gives the folders that belong on the path of a build.
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

/// Makes sure that the compiler knows the target.
///
/// # Errors
/// When it does not and there is no rustup to teach it.
pub fn ensure_target() -> Result<()> {
    let root = program::output(program::here("rustc").args(["--print", "sysroot"]))?;
    let library = Path::new(root.trim()).join("lib/rustlib").join(TARGET).join("lib");
    if fs::exists(library).unwrap_or(false) {
        return Ok(());
    }
    if program::find("rustup").is_none() {
        bail!(
            "the Rust compiler here cannot build for {TARGET}, and there is no rustup to teach it: please install that target"
        );
    }
    step(&format!("Installing the target {TARGET} with rustup"), || {
        program::run(program::here("rustup").args(["target", "add", TARGET]))
    })
}
