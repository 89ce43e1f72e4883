//! The catalogues of words: one file for each language, which the browser loads before it shows a screen.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use super::precompress::files;

/// Joins the files of each language in `locales` to `words-<language>.ftl` in `folder`, without comments.
///
/// # Errors
/// When a file cannot be read or written.
pub fn join(locales: &Path, folder: &Path) -> Result<()> {
    for entry in
        fs::read_dir(locales).with_context(|| format!("cannot read {}", locales.display()))?
    {
        let language = entry?.path();
        let mut words = String::new();
        for file in files(&language)? {
            let text = fs::read_to_string(&file)
                .with_context(|| format!("cannot read {}", file.display()))?;
            for line in text.lines().filter(|it| !it.is_empty() && !it.starts_with('#')) {
                words.push_str(line);
                words.push('\n');
            }
        }
        let name = language.file_name().unwrap_or_default().to_string_lossy();
        let joined = folder.join(format!("words-{name}.ftl"));
        fs::write(&joined, words).with_context(|| format!("cannot write {}", joined.display()))?;
    }
    Ok(())
}
