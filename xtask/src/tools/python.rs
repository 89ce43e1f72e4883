//! Installs Python packages, each in an environment of its own.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::{apt, fill, folder};
use crate::program;
use crate::progress::silent_step;

/// The program schemathesis, which tests the API against its description.
///
/// # Errors
/// When Python cannot be installed or pip fails.
pub fn ensure_schemathesis() -> Result<PathBuf> {
    ensure("schemathesis", "4.32.5", "it tests the API")
}

/// The program typos, which checks the spelling. Its package holds a built program.
///
/// # Errors
/// When Python cannot be installed or pip fails.
pub fn ensure_typos() -> Result<PathBuf> {
    ensure("typos", "1.52.0", "it checks the spelling")
}

fn ensure(name: &str, version: &str, why: &str) -> Result<PathBuf> {
    let root = folder(name, version)?;
    fill(&root, || {
        let has_venv =
            program::output(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_ok();
        if !has_venv {
            let why = format!("{name} needs Python with venv, which is missing");
            apt::install(&["python3", "python3-venv"], &why)?;
        }
        silent_step(&format!("Installing {name} {version} with pip: {why}"), || {
            program::output(program::bound("python3", "TERM").args(["-m", "venv"]).arg(&root))?;
            let mut pip = program::bound(root.join("bin/pip"), "TERM");
            pip.args(["install", "--quiet", &format!("{name}=={version}")]);
            program::output(&mut pip).map(drop)
        })
    })?;
    Ok(root.join("bin").join(name))
}
