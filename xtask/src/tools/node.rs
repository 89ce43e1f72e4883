//! Installs npm packages.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::{apt, fill, folder};
use crate::program;
use crate::progress::silent_step;

/// The folder of `wasm-opt`, which makes WebAssembly smaller.
///
/// # Errors
/// When npm cannot be installed or fails.
pub fn ensure_wasm_opt() -> Result<PathBuf> {
    let root = ensure("binaryen", "132.0.0", "it makes the browser application smaller")?;
    Ok(root.join("node_modules/.bin"))
}

/// The script of axe, which finds barriers on screens.
///
/// # Errors
/// When npm cannot be installed or fails.
pub fn ensure_axe() -> Result<PathBuf> {
    let root = ensure("axe-core", "4.14.1", "it tests the screens for accessibility")?;
    Ok(root.join("node_modules/axe-core/axe.min.js"))
}

/// The folder of the fonts in which browser tests photograph pages.
///
/// # Errors
/// When npm cannot be installed or fails.
pub fn ensure_fonts() -> Result<PathBuf> {
    let name = "@fontsource-variable/open-sans";
    let root = ensure(name, "5.3.0", "its fonts are those of the photographs")?;
    Ok(root.join("node_modules").join(name).join("files"))
}

fn ensure(name: &str, version: &str, why: &str) -> Result<PathBuf> {
    let missing: Vec<&str> = [("node", "nodejs"), ("npm", "npm")]
        .iter()
        .filter(|it| program::find(it.0).is_none())
        .map(|it| it.1)
        .collect();
    if !missing.is_empty() {
        apt::install(&missing, &format!("{name} needs Node.js, which is missing"))?;
    }
    let root = folder(name, version)?;
    fill(&root, || {
        let what = format!("Installing {name} {version} with npm: {why}");
        silent_step(&what, || install(&root, &format!("{name}@{version}")))
    })?;
    Ok(root)
}

fn install(root: &Path, package: &str) -> Result<()> {
    let mut npm = program::bound("npm", "TERM");
    npm.args(["install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix"])
        .arg(root)
        .arg(package);
    program::output(npm.current_dir(root)).map(drop)
}
