//! A hash of the sources of the browser application, to know whether it must be built again.

use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::checkout;

/// Everything that becomes part of the browser application or determines how it is built.
const SOURCES: [&str; 9] = [
    ".cargo/config.toml",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    "frontend",
    "shared",
    "classifier",
    "charts",
];

/// The hash of all names and contents of the sources.
///
/// # Errors
/// When a source cannot be read.
pub fn of_sources(root: &Path) -> Result<u64> {
    let mut hash = DefaultHasher::new();
    for source in SOURCES {
        add(&root.join(source), &mut hash).with_context(|| format!("cannot read {source}"))?;
    }
    Ok(hash.finish())
}

/// The hash that the last build stored.
pub fn of_last_build() -> Option<u64> {
    fs::read_to_string(file()).ok()?.parse().ok()
}

/// Stores the hash of a build that succeeded.
///
/// # Errors
/// When it cannot be written.
pub fn store(stamp: u64) -> io::Result<()> {
    fs::create_dir_all(checkout::target())?;
    fs::write(file(), stamp.to_string())
}

fn file() -> PathBuf {
    checkout::target().join("browser-application.stamp")
}

fn add(path: &Path, hash: &mut DefaultHasher) -> io::Result<()> {
    if !path.exists() {
        return Ok(());
    }
    if path.is_file() {
        path.hash(hash);
        return fs::read(path).map(|bytes| bytes.hash(hash));
    }
    let mut entries =
        fs::read_dir(path)?.map(|it| it.map(|it| it.path())).collect::<io::Result<Vec<_>>>()?;
    entries.sort_unstable();
    entries.iter().try_for_each(|entry| add(entry, hash))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stamp_changes_with_every_byte_and_every_name() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        fs::create_dir_all(root.join("frontend/src")).unwrap();
        fs::write(root.join("frontend/src/main.rs"), "one").unwrap();
        let first = of_sources(root).unwrap();
        assert_eq!(of_sources(root).unwrap(), first);

        fs::write(root.join("frontend/src/main.rs"), "two").unwrap();
        let changed = of_sources(root).unwrap();
        assert_ne!(changed, first);

        fs::rename(root.join("frontend/src/main.rs"), root.join("frontend/src/app.rs")).unwrap();
        assert_ne!(of_sources(root).unwrap(), changed);

        fs::write(root.join("backend.rs"), "no part of it").unwrap();
        fs::rename(root.join("frontend/src/app.rs"), root.join("frontend/src/main.rs")).unwrap();
        assert_eq!(of_sources(root).unwrap(), changed);
    }
}
