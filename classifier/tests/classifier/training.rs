//! The corpus is what it should be, and the committed model is what the corpus gives.

use std::fs;
use std::path::Path;

use classifier::train::{Corpus, model_card, train};

/// All files, in the order of their names, as the trainer reads them.
fn corpus() -> std::io::Result<Corpus> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus");
    let listing: Result<Vec<_>, _> =
        fs::read_dir(folder)?.map(|it| it.map(|it| it.path())).collect();
    let mut paths = listing?;
    paths.retain(|it| it.extension().is_some_and(|it| it == "tsv"));
    paths.sort();
    let mut corpus = Corpus::default();
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy();
        let added = corpus.add(&name, &fs::read_to_string(&path)?);
        added.unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    Ok(corpus)
}

#[test]
fn no_text_is_another_one_with_a_word_swapped_also_not_in_the_test_part() {
    corpus().unwrap().check_near_duplicates().unwrap();
}

#[test]
fn every_language_has_texts_enough_of_every_category() {
    let corpus = corpus().unwrap();
    for (language, least) in
        [("en", 6_000), ("de", 1_500), ("es", 1_500), ("fr", 1_500), ("it", 1_500)]
    {
        let mine: Vec<_> = corpus.training.iter().filter(|it| it.language == language).collect();
        assert!(mine.len() >= least, "{language}: {}", mine.len());
        for label in shared::ticket::Category::ALL {
            let labelled = mine.iter().filter(|it| it.label == label).count();
            assert!(labelled * 4 >= mine.len(), "{language}: {labelled} of {label}");
        }
    }
}

#[test]
fn the_committed_model_and_its_card_are_what_the_committed_corpus_gives() {
    let corpus = corpus().unwrap();
    let trained = train(&corpus.training);
    let same = trained.bytes == include_bytes!("../../model.bin");
    assert!(same, "run `cargo xtask train`");
    assert_eq!(model_card(&trained, &corpus).to_text(), include_str!("../../model-card.tsv"));
}
