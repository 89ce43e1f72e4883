//! Installs programs that cargo builds from crates.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::{folder, version_of};
use crate::program;
use crate::progress::{say, step};

/// A program in a fixed version.
pub struct Tool {
    name: &'static str,
    /// The name of the program.
    pub binary: &'static str,
    version: &'static str,
    flags: &'static [&'static str],
    why: &'static str,
}

/// Builds the browser application.
/// The release asks for a newer compiler, but builds with ours; its default features would need OpenSSL.
pub const TRUNK: Tool = Tool {
    name: "trunk",
    binary: "trunk",
    version: "0.22.1",
    flags: &["--no-default-features", "--features", "rustls", "--ignore-rust-version"],
    why: "it builds the browser application",
};

/// Generates the JavaScript around WebAssembly. Its version must be that of the crate in `Cargo.toml`.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    binary: "wasm-bindgen",
    version: "0.2.130",
    flags: &[],
    why: "it generates the JavaScript around WebAssembly",
};

/// Finds dependencies that no code uses.
pub const MACHETE: Tool = Tool {
    name: "cargo-machete",
    binary: "cargo-machete",
    version: "0.9.2",
    flags: &[],
    why: "it finds unused dependencies",
};

/// Checks licences, sources and bans of dependencies.
pub const DENY: Tool = Tool {
    name: "cargo-deny",
    binary: "cargo-deny",
    version: "0.20.2",
    flags: &[],
    why: "it checks licences and sources of dependencies",
};

const NEXTEST: Tool = Tool {
    name: "cargo-nextest",
    binary: "cargo-nextest",
    version: "0.9.143",
    flags: &["--no-default-features", "--features", "default-no-update"],
    why: "it runs the tests",
};

/// The folder of a tool: on the path in the right version, installed before, or built now.
///
/// # Errors
/// When it cannot be built.
pub fn ensure(tool: &Tool) -> Result<PathBuf> {
    if let Some(program) = program::find(tool.binary)
        && version_of(&program).is_some_and(|output| is_version(&output, tool.version))
    {
        return Ok(program.parent().context("a program without a folder")?.to_owned());
    }
    let root = folder(tool.name, tool.version)?;
    if !root.join("bin").join(tool.binary).is_file() {
        install(tool, &root)?;
    }
    Ok(root.join("bin"))
}

/// The folder of the test runner, of any version if it is on the path.
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
            // A release names the exact versions of its dependencies, one of which may have been yanked.
            say(format!("{error:#}; trying with the newest versions that fit"));
            program::run(
                build(tool, root).env("CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS", "fallback"),
            )
        })
    })?;
    let target = target_folder(root);
    fs::remove_dir_all(&target).with_context(|| format!("cannot remove {}", target.display()))
}

fn build(tool: &Tool, root: &Path) -> Command {
    let mut cargo = program::cargo();
    cargo.args(["install", tool.name, "--version", tool.version]).args(tool.flags);
    cargo.arg("--root").arg(root).arg("--target-dir").arg(target_folder(root));
    // A quick build matters more than a quick program: it runs seldom.
    cargo.env("CARGO_PROFILE_RELEASE_LTO", "off");
    cargo.env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16");
    cargo.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1");
    cargo
}

/// The folder for the build of a tool, beside its own folder.
fn target_folder(root: &Path) -> PathBuf {
    let mut folder = root.as_os_str().to_owned();
    folder.push(".building");
    folder.into()
}

/// Whether the output of `--version` names exactly this version.
fn is_version(output: &str, version: &str) -> bool {
    output.split_whitespace().any(|word| word.trim_start_matches('v') == version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_exact_version_fits() {
        assert!(is_version("trunk 0.22.1\n", "0.22.1"));
        assert!(is_version("wasm-bindgen 0.2.130 (abc 2026-10-01)", "0.2.130"));
        assert!(!is_version("trunk 0.22.10", "0.22.1"));
    }

    #[test]
    fn wasm_bindgen_has_the_version_of_its_crate() {
        let manifest = fs::read_to_string(crate::checkout::root().join("Cargo.toml")).unwrap();
        let pinned = format!("wasm-bindgen = \"={}\"", WASM_BINDGEN.version);
        assert!(manifest.contains(&pinned), "{pinned} is not in Cargo.toml");
    }
}
