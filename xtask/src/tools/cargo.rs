//! Programs from crates, built by cargo.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{folder, version_of};
use crate::program;
use crate::progress::{say, step};

/// A program in the one version that fits.
pub struct Tool {
    name: &'static str,
    binary: &'static str,
    version: &'static str,
    flags: &'static [&'static str],
    why: &'static str,
}

/// Builds the browser application.
/// The release asks for a compiler newer than ours, but builds with ours; its defaults would need OpenSSL.
pub const TRUNK: Tool = Tool {
    name: "trunk",
    binary: "trunk",
    version: "0.22.1",
    flags: &["--no-default-features", "--features", "rustls", "--ignore-rust-version"],
    why: "it builds the browser application",
};

/// Joins WebAssembly and JavaScript. Its version must be that of the crate in `Cargo.toml`.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: "0.2.130",
    flags: &[],
    why: "it joins WebAssembly and JavaScript",
};

const NEXTEST: Tool = Tool {
    name: "cargo-nextest",
    binary: "cargo-nextest",
    version: "0.9.143",
    flags: &["--no-default-features", "--features", "default-no-update"],
    why: "it runs the tests",
};

/// Makes sure that a tool is there, and gives its folder.
///
/// # Errors
/// When it cannot be built.
pub fn ensure(tool: &Tool) -> Result<PathBuf> {
    if let Some(there) = program::find(tool.binary)
        && version_of(&there).is_some_and(|it| says(&it, tool.version))
    {
        return Ok(there.parent().context("a program lies in a folder")?.to_owned());
    }
    let root = folder(tool.name, tool.version)?;
    if !root.join("bin").join(tool.binary).is_file() {
        install(tool, &root)?;
    }
    Ok(root.join("bin"))
}

/// Makes sure of the test runner: any version on the path will do.
///
/// # Errors
/// When it cannot be built.
pub fn ensure_nextest() -> Result<PathBuf> {
    match program::find("cargo-nextest").as_deref().and_then(|it| it.parent()) {
        Some(folder) => Ok(folder.to_owned()),
        None => ensure(&NEXTEST),
    }
}

fn install(tool: &Tool, root: &Path) -> Result<()> {
    let Tool { name, version, why, .. } = tool;
    say(format!("{name} {version} is missing ({why}). Building it takes some minutes, once."));
    step(&format!("Installing {name} {version} with cargo"), || {
        program::run(build(tool, root).arg("--locked")).or_else(|error| {
            // A release names the exact crates it was made with; one that was withdrawn since then is no reason to give up.
            say(format!("{error:#}; trying with the newest crates that fit"));
            program::run(
                build(tool, root).env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback"),
            )
        })
    })?;
    let building = building(root);
    fs::remove_dir_all(&building).with_context(|| format!("cannot remove {}", building.display()))
}

fn build(tool: &Tool, root: &Path) -> Command {
    let mut cargo = program::cargo();
    cargo.args(["install", tool.name, "--version", tool.version]).args(tool.flags);
    cargo.arg("--root").arg(root).arg("--target-dir").arg(building(root));
    // Built quickly rather than to run quickly: it runs seldom, and its building is waited for.
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
    cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    cargo
}

/// Where the crates of a tool are built, beside where it is kept.
fn building(root: &Path) -> PathBuf {
    let mut folder = root.as_os_str().to_owned();
    folder.push(".building");
    folder.into()
}

/// Whether what a program says of itself names exactly this version.
fn says(said: &str, version: &str) -> bool {
    said.split_whitespace().any(|word| word.trim_start_matches('v') == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_version_fits() {
        assert!(says("trunk 0.22.1\n", "0.22.1"));
        assert!(says("wasm-bindgen 0.2.130 (abc 2026-10-01)", "0.2.130"));
        assert!(!says("trunk 0.22.10", "0.22.1"));
    }

    #[test]
    fn the_tool_that_joins_has_the_version_of_the_crate() {
        let manifest = fs::read_to_string(crate::checkout::root().join("Cargo.toml")).unwrap();
        let pinned = format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version);
        assert!(manifest.contains(&pinned), "{pinned} is not in Cargo.toml");
    }
}
