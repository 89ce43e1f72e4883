//! The folders of this checkout.

use std::env;
use std::path::{Path, PathBuf};

/// The folder of the workspace's `Cargo.toml`.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().expect("xtask is a folder of the workspace")
}

/// The folder of everything that cargo builds.
pub fn target() -> PathBuf {
    match env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
}

/// The built browser application.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// The folder for the database and the logs of `cargo xtask up`. Git ignores it.
pub fn home() -> PathBuf {
    root().join(".lodge")
}
