//! The files of the repository.

use std::fs;
use std::path::Path;

/// Folders with nothing that people wrote.
const GENERATED: [&str; 3] = ["target", "dist", "node_modules"];

pub struct Source {
    /// Relative to the repository, with `/`.
    pub path: String,
    pub text: String,
}

/// All files with one of these extensions in a folder of the repository and the folders in it, in order.
pub fn below(folder: &str, extensions: &[&str]) -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut sources = Vec::new();
    let mut pending = vec![root.join(folder)];
    while let Some(path) = pending.pop() {
        if path.is_dir() {
            let entries = fs::read_dir(path).unwrap().map(|entry| entry.unwrap().path());
            pending.extend(entries.filter(|entry| {
                let name = entry.file_name().unwrap().to_string_lossy();
                !GENERATED.contains(&&*name) && !name.starts_with('.')
            }));
        } else if path.extension().is_some_and(|it| extensions.iter().any(|known| it == *known)) {
            let text = fs::read_to_string(&path).unwrap();
            sources.push(Source {
                path: path.strip_prefix(root).unwrap().display().to_string(),
                text,
            });
        }
    }
    sources.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(!sources.is_empty(), "there is no file in {folder:?}");
    sources
}
