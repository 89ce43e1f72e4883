//! The corpus is what it should be, and the committed model is what the corpus gives.
#![cfg(feature = "train")]

use classifier::train::{Corpus, card, train};

/// In the order of their names, as the trainer reads them.
const FILES: [(&str, &str); 10] = [
    ("de", include_str!("../corpus/de.tsv")),
    ("en", include_str!("../corpus/en.tsv")),
    ("es", include_str!("../corpus/es.tsv")),
    ("fr", include_str!("../corpus/fr.tsv")),
    ("it", include_str!("../corpus/it.tsv")),
    ("test-de", include_str!("../corpus/test-de.tsv")),
    ("test-en", include_str!("../corpus/test-en.tsv")),
    ("test-es", include_str!("../corpus/test-es.tsv")),
    ("test-fr", include_str!("../corpus/test-fr.tsv")),
    ("test-it", include_str!("../corpus/test-it.tsv")),
];

fn corpus() -> Corpus {
    let mut corpus = Corpus::default();
    for (name, content) in FILES {
        corpus.add(name, content).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    corpus
}

#[test]
fn no_text_is_another_one_with_a_word_swapped_also_not_in_the_test_part() {
    corpus().check_likeness().unwrap();
}

#[test]
fn every_language_has_texts_enough_of_every_category() {
    let corpus = corpus();
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
    let corpus = corpus();
    let trained = train(&corpus.training);
    let same = trained.bytes == include_bytes!("../model.bin");
    assert!(same, "run `cargo xtask train`");
    assert_eq!(card(&trained, &corpus).to_text(), include_str!("../model-card.tsv"));
}
