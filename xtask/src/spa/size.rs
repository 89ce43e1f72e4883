//! What a first visit loads, what is fetched later, and how much that may be.

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::precompress::{files, has_extension, packed};
use crate::progress::say;

/// The most that all files of the first visit may weigh together, in bytes after brotli.
pub const BUDGET: u64 = 250_000;
/// What is fetched later: what it is, how its files begin, and the most that they may weigh together,
/// in bytes after brotli.
pub const LATER: [(&str, &str, u64); 2] = [
    ("the classifier with its model", "lodge-classifier", 300_000),
    ("the drawing of charts", "lodge-charts", 60_000),
];
/// What a browser asks for to show the first screen, and the kinds of files it is made of.
const LOADED: [&str; 5] = ["html", "js", "wasm", "css", "svg"];

/// Shows what each file weighs, and refuses what is too heavy.
///
/// # Errors
/// When a file was not packed, or files together pass [`BUDGET`] or theirs of [`LATER`].
pub fn check(dist: &Path) -> Result<()> {
    let mut first = files(dist)?;
    first.retain(|it| has_extension(it, &LOADED));
    let later = LATER.map(|(what, start, budget)| {
        let part = first.extract_if(.., |it| begins_with(it, start)).collect::<Vec<_>>();
        (what, part, budget)
    });
    for (what, part) in later.iter().map(|it| (it.0, &it.1)).chain([("a first visit", &first)]) {
        ensure!(!part.is_empty(), "there is nothing of {what} in {}", dist.display());
    }
    let mut outcomes = vec![weigh("a first visit", dist, &first, BUDGET)];
    outcomes.extend(later.iter().map(|(what, part, budget)| weigh(what, dist, part, *budget)));
    // All of them are shown before one is refused.
    outcomes.into_iter().collect()
}

fn begins_with(file: &Path, start: &str) -> bool {
    file.file_name().is_some_and(|it| it.to_string_lossy().starts_with(start))
}

fn weigh(what: &str, dist: &Path, files: &[PathBuf], budget: u64) -> Result<()> {
    let mut table = String::new();
    let mut sum = 0;
    for file in files {
        let brotli = packed(file, "br");
        let weight = fs::metadata(&brotli)
            .with_context(|| format!("{} is missing", brotli.display()))?
            .len();
        let name = file.strip_prefix(dist).unwrap_or(file).display();
        writeln!(table, "{weight:>9}  {name}")?;
        sum += weight;
    }
    say(format!("{table}{sum:>9}  of {budget} bytes (brotli): {what}"));
    ensure!(sum <= budget, "{what} loads {sum} bytes, more than {budget}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_too_much_is_too_much() {
        let dist = crate::cluster::folder::fresh().unwrap();
        let module = |start: &str, bytes: u64| {
            fs::write(dist.join(format!("{start}_bg.wasm")), "plain").unwrap();
            let packed = dist.join(format!("{start}_bg.wasm.br"));
            fs::write(packed, vec![0; usize::try_from(bytes).unwrap()]).unwrap();
        };
        let weigh = |bytes: u64| {
            fs::write(dist.join("app.wasm.br"), vec![0; usize::try_from(bytes).unwrap()]).unwrap();
            check(&dist)
        };
        fs::write(dist.join("picture.png"), vec![0; 300_000]).unwrap();
        assert!(check(&dist).is_err(), "an empty application is no light one");

        fs::write(dist.join("app.wasm"), "plain").unwrap();
        LATER.iter().for_each(|it| module(it.1, 1));
        assert!(check(&dist).is_err(), "nothing was packed");
        assert!(weigh(1).is_ok());
        for (what, start, _) in LATER {
            fs::remove_file(dist.join(format!("{start}_bg.wasm"))).unwrap();
            assert!(check(&dist).is_err(), "without {what} it is not whole");
            module(start, 1);
        }

        assert!(weigh(BUDGET).is_ok());
        assert!(weigh(BUDGET + 1).is_err());

        assert!(weigh(BUDGET).is_ok());
        for (what, start, budget) in LATER {
            module(start, budget + 1);
            assert!(check(&dist).is_err(), "{what} has a budget");
            module(start, budget);
            assert!(check(&dist).is_ok(), "{what} has a budget of its own");
        }
        fs::remove_dir_all(dist).unwrap();
    }
}
