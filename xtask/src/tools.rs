//! The programs Lodge is built and tested with: uses what is there in the right version, installs the rest, and says so.

pub mod apt;
pub mod browser;
pub mod cargo;
pub mod node;
pub mod postgresql;
pub mod python;
pub mod wasm;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::program;

/// Where a tool is kept that was installed for Lodge: one folder for each name and version, for all checkouts of this user.
///
/// # Errors
/// When there is no home folder and no `LODGE_CACHE`.
pub fn folder(name: &str, version: &str) -> Result<PathBuf> {
    Ok(cache()?.join("tools").join(format!("{name}-{version}")))
}

/// Fills `folder` by `install` unless that was once done to the end. Says whether it had to.
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
    fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    install()?;
    fs::write(&complete, "").with_context(|| format!("cannot write {}", complete.display()))?;
    Ok(true)
}

/// What `program --version` prints, if it runs at all.
pub fn version_of(program: &Path) -> Option<String> {
    program::output(Command::new(program).arg("--version")).ok()
}

/// The first number with a dot in what a program says of its version, as in `PostgreSQL 15.18`.
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
    let home = env::var_os("HOME")
        .context("no HOME is set: say by LODGE_CACHE where tools may be kept")?;
    Ok(PathBuf::from(home).join(".cache/lodge"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_is_read_from_how_programs_say_it() {
        assert_eq!(
            number_in("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"),
            Some((15, 18))
        );
        assert_eq!(number_in("ChromeDriver 156.0.8078.73 (abc)"), Some((156, 0)));
        assert_eq!(number_in("v20.20.2"), Some((20, 20)));
        assert_eq!(number_in("unknown"), None);
    }

    #[test]
    fn what_was_interrupted_is_installed_again_from_the_beginning() {
        let folder = crate::cluster::folder::fresh().unwrap().join("tool-1");
        let half = || {
            fs::write(folder.join("half"), "").unwrap();
            anyhow::bail!("interrupted")
        };
        assert!(fill(&folder, half).is_err());
        assert!(fill(&folder, || Ok(())).unwrap());
        assert!(!folder.join("half").exists());
        assert!(!fill(&folder, || anyhow::bail!("not needed")).unwrap());
        fs::remove_dir_all(folder.parent().unwrap()).unwrap();
    }
}
