//! `lodge-train`: trains the model from the corpus, says how good it is, and writes `model.bin`.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Parser;

use classifier::train::{Corpus, Line, corrections, model_card, report, train};

/// The file of the corpus that `--learn` adds to. Its name stands behind those of the languages, so
/// that lines keep their order.
const LEARNT: &str = "learnt.tsv";

/// Trains the classifier from the corpus, says how good it is, and writes the model and its card.
///
/// The same corpus gives the same bytes, everywhere.
#[derive(Parser)]
#[command(version)]
struct Options {
    /// Write nothing; fail when the model or its card differs from the committed one
    #[arg(long)]
    check: bool,
    /// Learn also from what the helpdesk corrected, as `lodge corrections FILE` writes it: what is
    /// new becomes part of the corpus
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    learn: Option<PathBuf>,
    /// The folder with the corpus and the model
    #[arg(long, value_name = "FOLDER", default_value = env!("CARGO_MANIFEST_DIR"))]
    folder: PathBuf,
}

fn main() -> Result<()> {
    let options = Options::parse();
    let mut corpus = read_corpus(&options.folder.join("corpus"))?;
    corpus.check_near_duplicates()?;
    let mut output = io::stdout().lock();
    if let Some(file) = &options.learn {
        let read = || anyhow::Ok(corrections(&fs::read_to_string(file)?)?);
        let corrections = read().with_context(|| file.display().to_string())?;
        let learnt = corpus.learn(&corrections);
        let existing = corrections.len() - learnt.len();
        writeln!(
            output,
            "{} corrections are new, {existing} are too short or like known texts",
            learnt.len()
        )?;
        keep(&learnt, &options.folder.join("corpus").join(LEARNT))?;
    }
    let trained = train(&corpus.training);
    write!(output, "{}", report(&trained, &corpus))?;

    let card = model_card(&trained, &corpus).to_text();
    for (name, bytes) in [("model.bin", &trained.bytes[..]), ("model-card.tsv", card.as_bytes())] {
        let path = options.folder.join(name);
        let name = path.display();
        if !options.check {
            fs::write(&path, bytes).with_context(|| format!("writing {name}"))?;
            writeln!(output, "wrote {} bytes to {name}", bytes.len())?;
        } else if fs::read(&path).with_context(|| format!("reading {name}"))? == bytes {
            writeln!(output, "{name} is what the corpus gives")?;
        } else {
            bail!("{name} is not what the corpus gives: run `cargo xtask train`");
        }
    }
    Ok(())
}

/// Adds lines to the file of what was learnt, so that the next training has them, too.
fn keep(learnt: &[Line], path: &Path) -> Result<()> {
    let name = path.display().to_string();
    let existing = match fs::read_to_string(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => "# corrections\n".to_owned(),
        existing => existing.with_context(|| name.clone())?,
    };
    let all = learnt.iter().fold(existing, |all, it| all + &it.to_text());
    fs::write(path, all).with_context(|| format!("writing {name}"))
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
