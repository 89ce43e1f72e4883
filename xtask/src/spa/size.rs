//! Budgets of the browser application: how much each visit may load.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};

use super::precompress::{compressed, files, has_extension};
use crate::progress::say;

/// Extensions of the files that a visit loads.
const LOADED: [&str; 7] = ["html", "js", "wasm", "css", "svg", "json", "ftl"];

/// A part of the application that is loaded as a whole.
struct Part {
    name: &'static str,
    /// How the names of its files begin. The files of the last part have no common beginning.
    prefix: &'static str,
    /// A visit loads only one of its files; the largest counts.
    is_choice: bool,
}

const CLASSIFIER: Part =
    Part { name: "classifier with its model", prefix: "lodge-classifier", is_choice: false };
const CHARTS: Part = Part { name: "charts", prefix: "lodge-charts", is_choice: false };
const WORDS: Part = Part { name: "words of one language", prefix: "words-", is_choice: true };
const USER: Part = Part { name: "program of users", prefix: "lodge-user", is_choice: false };
const HELPDESK: Part =
    Part { name: "program of the helpdesk", prefix: "lodge-helpdesk", is_choice: false };
/// Only whoever works on Lodge loads it; it has no budget.
const STYLEGUIDE: Part =
    Part { name: "program of the style guide", prefix: "lodge-styleguide", is_choice: false };
/// The page registers it after its start.
const SERVICE_WORKER: Part =
    Part { name: "service worker", prefix: "service-worker", is_choice: false };
const PAGE: Part = Part { name: "page, style and event stream", prefix: "", is_choice: false };

/// Each file belongs to the first part whose prefix fits.
const PARTS: [Part; 8] =
    [CLASSIFIER, CHARTS, WORDS, USER, HELPDESK, STYLEGUIDE, SERVICE_WORKER, PAGE];

/// The most that some parts may weigh together.
struct Budget {
    name: &'static str,
    parts: &'static [Part],
    /// In bytes after brotli.
    limit: u64,
}

/// The modules of classifier and charts have budgets of their own too: they are loaded when they are needed.
const BUDGETS: [Budget; 5] = [
    Budget { name: "first visit as user", parts: &[WORDS, USER, PAGE], limit: 450_000 },
    Budget {
        name: "everything that a helpdesk loads but the classifier",
        parts: &[WORDS, HELPDESK, PAGE, CHARTS],
        limit: 545_000,
    },
    Budget { name: "module of the classifier", parts: &[CLASSIFIER], limit: 300_000 },
    Budget { name: "module of the charts", parts: &[CHARTS], limit: 60_000 },
    Budget { name: "service worker", parts: &[SERVICE_WORKER], limit: 3_000 },
];

/// Prints the size of each file and each part, and compares them with the budgets.
///
/// # Errors
/// When a part has no files, a file is not compressed, or a budget is exceeded.
pub fn check(dist: &Path) -> Result<()> {
    let sizes = sizes(dist)?;
    let mut table = String::new();
    for (part, files) in PARTS.iter().zip(&sizes) {
        ensure!(!files.is_empty(), "there are no files of {} in {}", part.name, dist.display());
        for (file, size) in files {
            writeln!(table, "{size:>9}  {}", file.strip_prefix(dist).unwrap_or(file).display())?;
        }
        writeln!(table, "{:>9}  {}\n", loaded(part, files), part.name)?;
    }
    let mut exceeded = Vec::new();
    for Budget { name, parts, limit } in BUDGETS {
        let counts = |part: &Part| parts.iter().any(|counted| counted.prefix == part.prefix);
        let counted = PARTS.iter().zip(&sizes).filter(|(part, _)| counts(part));
        let size: u64 = counted.map(|(part, files)| loaded(part, files)).sum();
        let mark = if size <= limit { '✓' } else { '✗' };
        writeln!(table, "{mark} {size:>7} of {limit} bytes (brotli): {name}")?;
        if size > limit {
            exceeded.push(name);
        }
    }
    say(table);
    if !exceeded.is_empty() {
        bail!("over budget: {}", exceeded.join(", "));
    }
    Ok(())
}

type SizedFiles = Vec<(PathBuf, u64)>;

/// The files of each part with their sizes after brotli.
fn sizes(dist: &Path) -> Result<[SizedFiles; PARTS.len()]> {
    let mut parts = [const { SizedFiles::new() }; PARTS.len()];
    for file in files(dist)?.into_iter().filter(|file| has_extension(file, &LOADED)) {
        let brotli = compressed(&file, "br");
        let metadata =
            fs::metadata(&brotli).with_context(|| format!("{} is missing", brotli.display()))?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        let part = PARTS.iter().position(|part| name.starts_with(part.prefix));
        parts[part.context("the last prefix fits every name")?].push((file, metadata.len()));
    }
    Ok(parts)
}

/// How much of a part a visit loads.
fn loaded(part: &Part, files: &SizedFiles) -> u64 {
    let sizes = files.iter().map(|(_, size)| *size);
    if part.is_choice { sizes.max().unwrap_or_default() } else { sizes.sum() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Writes a file of a part with this size after brotli.
    fn write(dist: &Path, part: &Part, size: u64) {
        let file = dist.join(format!("{}_bg.wasm", part.prefix));
        fs::write(&file, "plain").unwrap();
        fs::write(compressed(&file, "br"), vec![0; usize::try_from(size).unwrap()]).unwrap();
    }

    #[test]
    fn each_budget_holds_to_the_byte() {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path();
        fs::write(dist.join("picture.png"), vec![0; 400_000]).unwrap();
        for part in &PARTS {
            assert!(check(dist).is_err(), "the application is incomplete");
            write(dist, part, 1);
        }
        assert!(check(dist).is_ok());

        // All other parts weigh one byte each.
        for (part, limit) in [
            (&USER, 449_998),
            (&HELPDESK, 544_997),
            (&CLASSIFIER, 300_000),
            (&CHARTS, 60_000),
            (&SERVICE_WORKER, 3_000),
        ] {
            write(dist, part, limit);
            assert!(check(dist).is_ok(), "{} has a budget of its own", part.name);
            write(dist, part, limit + 1);
            assert!(check(dist).is_err(), "{} has a budget", part.name);
            write(dist, part, 1);
        }

        fs::copy(dist.join("words-_bg.wasm"), dist.join("words-de.ftl")).unwrap();
        fs::copy(dist.join("words-_bg.wasm.br"), dist.join("words-de.ftl.br")).unwrap();
        write(dist, &USER, 449_998);
        assert!(check(dist).is_ok(), "a visit loads the words of one language");

        fs::write(dist.join("app.wasm"), "plain").unwrap();
        assert!(check(dist).is_err(), "a file is not compressed");
    }
}
