//! The committed model is what the committed corpus gives, byte for byte.
#![cfg(feature = "train")]

use classifier::train::{Corpus, train};

#[test]
fn the_committed_model_is_what_the_corpus_gives() {
    let mut corpus = Corpus::default();
    // In the order of their names, as the trainer reads them.
    corpus.add("de", include_str!("../corpus/de.tsv")).unwrap();
    corpus.add("en", include_str!("../corpus/en.tsv")).unwrap();
    let same = train(&corpus.training).bytes == include_bytes!("../model.bin");
    assert!(same, "run `cargo xtask train`");
}
