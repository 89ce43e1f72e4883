//! What a first visit loads, and how much that may be.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use super::precompress::{files, has_extension, packed};
use crate::progress::say;

/// The most that all files of the first visit may weigh together, in bytes after brotli.
pub const BUDGET: u64 = 250_000;
/// What a browser asks for to show the first screen.
const LOADED: [&str; 5] = ["html", "js", "wasm", "css", "svg"];

/// Shows what each file weighs, and refuses what is too heavy.
///
/// # Errors
/// When a file was not packed, or all together pass [`BUDGET`].
pub fn check(dist: &Path) -> Result<()> {
    let mut table = String::new();
    let mut sum = 0;
    for file in files(dist)?.iter().filter(|it| has_extension(it, &LOADED)) {
        let brotli = packed(file, "br");
        let weight = fs::metadata(&brotli)
            .with_context(|| format!("{} is missing", brotli.display()))?
            .len();
        let name = file.strip_prefix(dist).unwrap_or(file).display();
        writeln!(table, "{weight:>9}  {name}")?;
        sum += weight;
    }
    say(format!("{table}{sum:>9}  of {BUDGET} bytes (brotli)"));
    ensure!(sum > 0, "there is nothing in {}", dist.display());
    ensure!(sum <= BUDGET, "a first visit loads {sum} bytes, more than {BUDGET}");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_byte_too_much_is_too_much() {
        let dist = crate::cluster::folder::fresh().unwrap();
        let weigh = |bytes: u64| {
            fs::write(dist.join("app.wasm.br"), vec![0; usize::try_from(bytes).unwrap()]).unwrap();
            check(&dist)
        };
        fs::write(dist.join("picture.png"), vec![0; 300_000]).unwrap();
        assert!(check(&dist).is_err(), "an empty application is no light one");

        fs::write(dist.join("app.wasm"), "plain").unwrap();
        assert!(check(&dist).is_err(), "nothing was packed");
        assert!(weigh(BUDGET).is_ok());
        assert!(weigh(BUDGET + 1).is_err());
        fs::remove_dir_all(dist).unwrap();
    }
}
