//! `lodge-train`: trains the model from the corpus, says how good it is, and writes `model.bin`.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Parser;

use classifier::train::{Corpus, report, train};

/// Trains the classifier from the corpus and writes the model.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Write nothing; fail when the model differs from the committed one.
    #[arg(long)]
    check: bool,
    /// The folder with the corpus and the model.
    #[arg(long, value_name = "FOLDER", default_value = env!("CARGO_MANIFEST_DIR"))]
    folder: PathBuf,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let corpus = read_corpus(&options.folder.join("corpus"))?;
    let trained = train(&corpus.training);
    let mut output = io::stdout().lock();
    write!(output, "{}", report(&trained, &corpus))?;

    let path = options.folder.join("model.bin");
    if !options.check {
        fs::write(&path, &trained.bytes).with_context(|| format!("writing {}", path.display()))?;
        writeln!(output, "wrote {} bytes to {}", trained.bytes.len(), path.display())?;
    } else if fs::read(&path).with_context(|| format!("reading {}", path.display()))?
        == trained.bytes
    {
        writeln!(output, "{} is what the corpus gives", path.display())?;
    } else {
        bail!("{} is not what the corpus gives: run `cargo xtask train`", path.display());
    }
    Ok(())
}

/// Files named `test-….tsv` are the test part, all others are for training.
fn read_corpus(folder: &Path) -> Result<Corpus> {
    let mut corpus = Corpus::default();
    let listing = fs::read_dir(folder).with_context(|| format!("reading {}", folder.display()))?;
    let mut paths = listing.map(|it| it.map(|it| it.path())).collect::<io::Result<Vec<_>>>()?;
    // The order of a folder is not the same everywhere; that of the training must be.
    paths.sort();
    for path in paths.iter().filter(|it| it.extension().is_some_and(|it| it == "tsv")) {
        let text = fs::read_to_string(path).context(path.display().to_string())?;
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        corpus.add(&name, &text).with_context(|| path.display().to_string())?;
    }
    Ok(corpus)
}
