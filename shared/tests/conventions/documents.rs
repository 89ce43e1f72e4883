//! Documents name files and tests that exist.

use std::fs;
use std::path::Path;

use crate::sources;

/// Folders of the repository that documents name files of.
const FOLDERS: [&str; 12] = [
    "backend/",
    "charts/",
    "classifier/",
    "demo/",
    "docs/",
    "e2e/",
    "frontend/",
    "migrations/",
    "services/",
    "shared/",
    "xtask/",
    ".cargo/",
];

#[test]
fn every_file_that_a_document_or_comment_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut missing = Vec::new();
    for file in sources::below("", &["md", "rs"]) {
        // A changelog tells of what was, and tests have examples.
        if file.path == "CHANGELOG.md" || file.path.starts_with("shared/tests/") {
            continue;
        }
        let is_code = file.path.ends_with(".rs");
        for (number, line) in (1..).zip(file.text.lines()) {
            let is_comment = line.trim_start().starts_with("//");
            if is_code && !is_comment {
                continue;
            }
            for name in line.split('`').skip(1).step_by(2).filter(|name| is_path(name)) {
                if !root.join(name).exists() {
                    missing.push(format!("{}:{number}: `{name}`", file.path));
                }
            }
        }
    }
    assert!(missing.is_empty(), "these files do not exist:\n{}", missing.join("\n"));
}

#[test]
fn every_test_that_a_document_names_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut missing = Vec::new();
    for file in sources::below("docs", &["md"]) {
        for name in file.text.split('`').filter(|name| name.contains(".rs::")) {
            let (path, test) = name.split_once("::").unwrap();
            let text = fs::read_to_string(root.join(path)).unwrap_or_default();
            if !text.contains(&format!("fn {test}(")) {
                missing.push(format!("{}: `{name}`", file.path));
            }
        }
    }
    assert!(missing.is_empty(), "these tests do not exist:\n{}", missing.join("\n"));
}

fn is_path(name: &str) -> bool {
    let is_plain = name.chars().all(|it| it.is_ascii_alphanumeric() || "/._-".contains(it));
    is_plain && FOLDERS.iter().any(|folder| name.starts_with(folder))
}
