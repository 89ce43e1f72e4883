//! Programs from Python packages.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::{apt, fill, folder};
use crate::program;
use crate::progress::silent_step;

const VERSION: &str = "4.32.5";

/// Makes sure of schemathesis, which asks the API what its description promises, and gives the program.
///
/// # Errors
/// When Python cannot be had or the installation fails.
pub fn ensure_schemathesis() -> Result<PathBuf> {
    let root = folder("schemathesis", VERSION)?;
    fill(&root, || {
        let whole =
            program::output(Command::new("python3").args(["-c", "import venv, ensurepip"])).is_ok();
        if !whole {
            apt::install(
                &["python3", "python3-venv"],
                "schemathesis needs Python with venv, which is missing",
            )?;
        }
        silent_step(
            &format!("Installing schemathesis {VERSION} with pip: it tests the API"),
            || {
                program::output(program::bound("python3", "TERM").args(["-m", "venv"]).arg(&root))?;
                let mut pip = program::bound(root.join("bin/pip"), "TERM");
                pip.args(["install", "--quiet", &format!("schemathesis=={VERSION}")]);
                program::output(&mut pip).map(drop)
            },
        )
    })?;
    Ok(root.join("bin/schemathesis"))
}
