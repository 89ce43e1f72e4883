//! The programs that build and test Lodge: those of the right version are used, the others are installed.

pub mod apt;
pub mod browser;
pub mod cargo;
pub mod node;
pub mod postgresql;
pub mod python;
pub mod wasm;
pub mod wrk;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::program;

/// The folder of an installed tool, by name and version, shared by all checkouts of this user.
///
/// # Errors
/// When there is no home folder and no `LODGE_CACHE`.
pub fn folder(name: &str, version: &str) -> Result<PathBuf> {
    Ok(cache()?.join("tools").join(format!("{name}-{version}")))
}

/// Fills `folder` by `install` unless that was completed before. Returns whether it did.
///
/// # Errors
/// When `install` fails; the next attempt starts from an empty folder.
pub fn fill(folder: &Path, install: impl FnOnce() -> Result<()>) -> Result<bool> {
    let complete = folder.join(".complete");
    if complete.exists() {
        return Ok(false);
    }
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("cannot clear {}", folder.display()))?;
    }
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    install()?;
    fs::write(&complete, "").with_context(|| format!("cannot write {}", complete.display()))?;
    Ok(true)
}

/// The output of `program --version`, if it runs at all.
pub fn version_of(program: &Path) -> Option<String> {
    program::output(Command::new(program).arg("--version")).ok()
}

/// Major and minor number in the output of `--version`, as in `PostgreSQL 15.18`.
pub fn number_in(version: &str) -> Option<(u32, u32)> {
    version.split(|it: char| !(it.is_ascii_digit() || it == '.')).find_map(|word| {
        let mut parts = word.split('.');
        let number = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        Some(number)
    })
}

fn cache() -> Result<PathBuf> {
    if let Some(folder) = env::var_os("LODGE_CACHE") {
        return Ok(folder.into());
    }
    if let Some(folder) = env::var_os("XDG_CACHE_HOME") {
        return Ok(PathBuf::from(folder).join("lodge"));
    }
    let home =
        env::var_os("HOME").context("HOME is not set: name a folder for tools in LODGE_CACHE")?;
    Ok(PathBuf::from(home).join(".cache/lodge"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_found_in_the_output_of_programs() {
        assert_eq!(
            number_in("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"),
            Some((15, 18))
        );
        assert_eq!(number_in("ChromeDriver 156.0.8078.73 (abc)"), Some((156, 0)));
        assert_eq!(number_in("v20.20.2"), Some((20, 20)));
        assert_eq!(number_in("unknown"), None);
    }

    #[test]
    fn an_interrupted_installation_starts_again_from_the_beginning() {
        let cache = tempfile::tempdir().unwrap();
        let folder = cache.path().join("tool-1");
        let interrupted = || {
            fs::write(folder.join("partial"), "").unwrap();
            anyhow::bail!("interrupted")
        };
        assert!(fill(&folder, interrupted).is_err());
        assert!(fill(&folder, || Ok(())).unwrap());
        assert!(!folder.join("partial").exists());
        assert!(!fill(&folder, || anyhow::bail!("not needed")).unwrap());
    }
}
